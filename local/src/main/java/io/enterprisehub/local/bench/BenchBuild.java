package io.enterprisehub.local.bench;

import io.enterprisehub.local.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The benchmarks and their peers are built only when someone measures: no other command needs them. */
public record BenchBuild(Path root, Terminal terminal) {

    static final String JAR = "benchmarks/target/benchmarks-1.0.0-SNAPSHOT.jar";
    static final String CLASS_PATH = "benchmarks/target/class-path";

    private static final List<String> SOURCES =
            List.of("pom.xml", "shared", "functions", "simulation", "training", "benchmarks");
    private static final long LONGEST_MINUTES = 20;

    /**
     * Builds unless that was done after the last change of a source.
     *
     * @throws IllegalStateException when the build fails
     */
    public void upToDate() {
        Path jar = root.resolve(JAR);
        Path classPath = root.resolve(CLASS_PATH);
        if (Files.exists(jar) && Files.exists(classPath) && newestSource().compareTo(modified(jar)) <= 0) {
            return;
        }
        terminal.line("building the benchmarks (the first build also downloads the peers)");
        List<String> command = List.of(
                root.resolve("mvnw").toString(),
                "-q",
                "-DskipTests",
                "-Dspotless.check.skip=true",
                "-pl",
                "benchmarks",
                "-am",
                "package");
        try {
            Process build = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .inheritIO()
                    .start();
            if (!build.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                build.destroyForcibly();
                throw new IllegalStateException("the benchmarks were not built in " + LONGEST_MINUTES + " minutes");
            }
            if (build.exitValue() != 0) {
                throw new IllegalStateException("the benchmarks cannot be built");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the build cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while building the benchmarks", e);
        }
    }

    private FileTime newestSource() {
        return SOURCES.stream()
                .map(root::resolve)
                .flatMap(BenchBuild::files)
                .map(BenchBuild::modified)
                .max(FileTime::compareTo)
                .orElseThrow();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            // A list, because the walk must be closed.
            return all
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/src/test/"))
                    .filter(Files::isRegularFile)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
