package io.enterprisehub.local.services;

import io.enterprisehub.local.runtime.Reaper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL 18 as child processes; works as root too, where it runs in a user namespace of its own. */
public final class EmbeddedPostgreSql implements PostgresStore {
    private final Path directory;
    private final int port;
    private final Reaper reaper;
    private @Nullable EmbeddedPostgres server;
    private boolean closed;

    private EmbeddedPostgreSql(Path directory, int port, Reaper reaper) {
        this.directory = directory;
        this.port = port;
        this.reaper = reaper;
    }

    /** Starts one with its data in a directory. */
    public static EmbeddedPostgreSql in(Path directory, Reaper reaper, RandomGenerator random) {
        var server = new EmbeddedPostgreSql(directory, FreePorts.find(random), reaper);
        server.start();
        return server;
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    @Override
    public String user() {
        return "postgres";
    }

    /** Any would do: connections from this machine are trusted. */
    @Override
    public String password() {
        return "postgres";
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public synchronized void start() {
        if (closed || server != null) {
            return;
        }
        try {
            Files.createDirectories(directory);
            var data = directory.resolve("data");
            var log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
            var started = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(30))
                    // Without sockets in /tmp nothing is left there, however we end.
                    .setServerConfig("unix_socket_directories", "")
                    // A killed process loses nothing by this, only a crash of the machine would.
                    .setServerConfig("fsync", "off")
                    // The library would turn it off, and a killed server could forget what it had acknowledged.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .start();
            server = started;
            watchPostmaster(data);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started; see " + directory.resolve("postgres.log"), e);
        }
    }

    /** The others of its processes end when they see the postmaster gone. */
    private void watchPostmaster(Path data) throws IOException {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            var pid = lines.findFirst().orElseThrow(() -> new IOException("postmaster.pid is empty"));
            ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(reaper::watch);
        }
    }

    @Override
    public synchronized void stop() {
        var running = server;
        if (running == null) {
            return;
        }
        server = null;
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }
}
