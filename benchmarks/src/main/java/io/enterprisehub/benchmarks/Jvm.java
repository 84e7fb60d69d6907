package io.enterprisehub.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own on this one's class path, which answers in lines. Belongs to one thread. */
public final class Jvm implements AutoCloseable {

    private static final int LONGEST_SECONDS = 60;

    private final Process process;
    private final BufferedReader answers;

    private Jvm(Process process) {
        this.process = process;
        this.answers = process.inputReader();
    }

    /**
     * Starts it.
     *
     * @param options of the JVM, beside those that every JVM here has
     */
    public static Jvm start(List<String> options, Class<?> main, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(words));
        try {
            return new Jvm(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("a JVM cannot be started", e);
        }
    }

    public void say(String line) {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the JVM does not listen any more", e);
        }
    }

    /**
     * Its next line.
     *
     * @throws NothingMeasured when it ended instead
     */
    public String hear() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new NothingMeasured("a JVM ended without an answer");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("the JVM cannot be heard", e);
        }
    }

    /**
     * Waits until it ends by itself, as one that writes something at its end does.
     *
     * @throws NothingMeasured when it does not, or fails
     */
    public void finish() {
        try {
            NothingMeasured.unless(
                    process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0,
                    "a JVM did not end as it should");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NothingMeasured("interrupted while a JVM ended");
        }
    }

    /** Ends it at once: what it had to say was heard, and a library's threads may keep it alive for ever. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
