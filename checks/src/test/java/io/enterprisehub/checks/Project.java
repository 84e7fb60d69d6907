package io.enterprisehub.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The source tree that the tests stand in, without what a build leaves behind. */
public final class Project {

    private static final Set<String> NOT_SOURCE = Set.of("target", "build", ".git", ".idea", ".vscode");
    private static final Path ROOT = findRoot();

    private Project() {}

    /** The directory of {@code mvnw}, whatever directory the build started in. */
    public static Path root() {
        return ROOT;
    }

    /** The text of a file, named from the root. */
    public static String text(String path) {
        return text(ROOT.resolve(path));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Every source file whose name ends in one of the suffixes. */
    static List<Path> files(String... suffixes) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_SOURCE.contains(name(directory))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (List.of(suffixes).stream().anyMatch(file.toString()::endsWith)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Path findRoot() {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            if (Files.exists(place.resolve("mvnw"))) {
                return place;
            }
        }
        throw new IllegalStateException("the tests run outside of the project");
    }
}
