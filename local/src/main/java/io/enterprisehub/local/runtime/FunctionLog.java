package io.enterprisehub.local.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Copies what a process prints to a file, shows each line to a listener and remembers the last ones for error messages. One
 * platform thread per process: reading a pipe would hold a carrier of the virtual threads.
 */
final class FunctionLog {
    /** Enough for an exception with its cause. */
    private static final int TAIL_LINES = 40;

    private final ArrayDeque<String> tail = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private FunctionLog() {}

    static FunctionLog copy(InputStream output, Path file, Consumer<String> listener) {
        var log = new FunctionLog();
        Thread.ofPlatform().daemon().name("log of " + file.getFileName()).start(() -> log.pump(output, file, listener));
        return log;
    }

    private void pump(InputStream output, Path file, Consumer<String> listener) {
        try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
                var copy = Files.newBufferedWriter(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                remember(line);
                listener.accept(line);
                copy.write(line);
                copy.newLine();
                if (!lines.ready()) {
                    copy.flush();
                }
            }
        } catch (IOException e) {
            remember("(the output ended early: " + e.getMessage() + ")");
        } finally {
            ended.complete(null);
        }
    }

    private void remember(String line) {
        synchronized (tail) {
            if (tail.size() == TAIL_LINES) {
                tail.removeFirst();
            }
            tail.addLast(line);
        }
    }

    String tail() {
        synchronized (tail) {
            return String.join("\n", tail);
        }
    }

    CompletableFuture<Void> ended() {
        return ended;
    }
}
