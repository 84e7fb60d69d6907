package io.enterprisehub.local.services;

import io.enterprisehub.local.runtime.Reaper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis 6.2 as a child process; the binary comes out of the embedded-redis jar. Started by ourselves and not by that
 * library, because the reaper has to know its process.
 */
public final class EmbeddedRedis implements RedisStore {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(15);

    private final Path directory;
    private final Path binary;
    private final int port;
    private final Reaper reaper;
    private @Nullable Process process;
    private boolean closed;

    private EmbeddedRedis(Path directory, Path binary, int port, Reaper reaper) {
        this.directory = directory;
        this.binary = binary;
        this.port = port;
        this.reaper = reaper;
    }

    /** Starts one with its data in a directory. */
    public static EmbeddedRedis in(Path directory, Reaper reaper, RandomGenerator random) {
        try {
            Files.createDirectories(directory);
            var binary = ExecutableProvider.newJarResourceProvider(
                            new File(directory.toAbsolutePath().toString()))
                    .get()
                    .toPath();
            var redis = new EmbeddedRedis(directory, binary, FreePorts.find(random), reaper);
            redis.start();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException("Redis cannot be unpacked to " + directory, e);
        }
    }

    @Override
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public synchronized void start() {
        if (closed || process != null) {
            return;
        }
        // The append-only file carries the data over a stop; no snapshots, they would fork in the middle of a run.
        var command = List.of(
                binary.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory.toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
        try {
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Redirect.appendTo(directory.resolve("redis.log").toFile()))
                    .start();
            reaper.watch(started.toHandle());
            process = started;
            awaitPong(started);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis cannot be started", e);
        }
    }

    private void awaitPong(Process started) {
        var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Redis does not answer on port " + port + "; see " + directory.resolve("redis.log"));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) START_TIMEOUT.toMillis());
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(5, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }
}
