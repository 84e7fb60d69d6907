package io.enterprisehub.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The API keys of a running {@code hub up}, kept for the other commands below {@code build}, readable by this user only. They open the
 * system of this machine and nothing else.
 */
final class LocalApiKeys {

    private final Path file;

    LocalApiKeys(Home home) {
        this.file = home.root().resolve("build/local/api-keys.json");
    }

    /** Keeps the keys by location. */
    void keep(Map<String, String> keys) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, JSON.std.asBytes(keys));
        } catch (IOException e) {
            throw new EnvironmentProblem("The file " + file + " cannot be written.", e);
        }
    }

    /** The key of a location. */
    String of(String location) {
        try {
            Object key = Files.exists(file)
                    ? JSON.std.mapFrom(Files.readAllBytes(file)).get(location)
                    : null;
            if (key == null) {
                throw new EnvironmentProblem(
                        "No API key of the location " + location + " is known: start hub up, or give one by --key.");
            }
            return key.toString();
        } catch (IOException e) {
            throw new EnvironmentProblem("The file " + file + " cannot be read.", e);
        }
    }
}
