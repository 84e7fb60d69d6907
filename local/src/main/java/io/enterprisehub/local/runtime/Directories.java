package io.enterprisehub.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Removes directories that this system made. */
public final class Directories {
    private Directories() {}

    /** Removes a directory with all it holds; one that is not there is fine. Symbolic links are removed, not followed. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be removed: " + directory, e);
        }
    }
}
