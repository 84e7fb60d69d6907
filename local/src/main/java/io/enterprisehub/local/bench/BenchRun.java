package io.enterprisehub.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a suite in a JVM of its own. */
public record BenchRun(Path root, Path results) {

    private static final long GOODBYE_SECONDS = 10;

    /**
     * How it ended.
     *
     * @param failure one sentence; empty when all was measured
     */
    public record Outcome(String failure, Path log) {}

    /** Hears how far the run is. */
    @FunctionalInterface
    public interface Watcher {
        void at(long done, long total, String note);
    }

    /** Runs it to its end; {@code words} go to the suite as they are. */
    public Outcome run(String suite, List<String> words, Watcher watcher) {
        Path log = results.resolve(suite + ".log");
        try {
            Files.createDirectories(results);
            Process process = new ProcessBuilder(command(suite, words))
                    .directory(root.toFile())
                    .redirectError(log.toFile())
                    .start();
            try (BufferedReader lines = process.inputReader()) {
                return new Outcome(follow(lines, watcher), log);
            } finally {
                end(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the benchmark cannot be run", e);
        }
    }

    private static String follow(BufferedReader lines, Watcher watcher) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split("\t", 4);
            switch (words[0]) {
                case "progress" -> watcher.at(Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]);
                case "written" -> {
                    return "";
                }
                case "failed" -> {
                    return "the benchmark failed: " + words[1];
                }
                default -> throw new IllegalStateException("the benchmark said: " + line);
            }
        }
        return "the benchmark died";
    }

    /** A peer's thread may live on for ever; what was measured is written by then. */
    private static void end(Process process) {
        try {
            if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(String suite, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djmh.ignoreLock=true",
                "-cp",
                // Jars only: an AOT cache takes no folder of classes.
                root.resolve(BenchBuild.JAR) + ":"
                        + Files.readString(root.resolve(BenchBuild.CLASS_PATH)).strip(),
                "io.enterprisehub.benchmarks.Bench",
                suite,
                "--out",
                results.toString(),
                "--root",
                root.toString(),
                "--commit",
                commit()));
        command.addAll(words);
        return command;
    }

    /** The short name of what is checked out, with a mark when files differ from it. */
    private String commit() throws IOException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = git.inputReader()) {
            String commit = lines.readLine();
            return commit == null || git.waitFor() != 0 ? "unknown" : commit;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
