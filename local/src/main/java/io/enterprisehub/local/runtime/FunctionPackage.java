package io.enterprisehub.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A function's zip, unpacked once; all its environments share the directory and none writes to it. */
final class FunctionPackage {
    private FunctionPackage() {}

    /** Replaces what an earlier run left in the directory: a jar that the zip no longer has must not be loaded. */
    static Path unpack(Path zip, Path directory) {
        try {
            if (!Files.isRegularFile(zip)) {
                throw new NoSuchFileException(zip.toString());
            }
            Directories.delete(directory);
            Files.createDirectories(directory);
            try (var archive = FileSystems.newFileSystem(zip);
                    var entries = Files.walk(archive.getPath("/"))) {
                for (var entry : (Iterable<Path>) entries::iterator) {
                    var target =
                            directory.resolve(entry.toString().substring(1)).normalize();
                    if (!target.startsWith(directory)) {
                        throw new IOException("the entry " + entry + " leaves its directory");
                    }
                    if (Files.isDirectory(entry)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(entry, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("The package " + zip + " cannot be unpacked", e);
        }
    }
}
