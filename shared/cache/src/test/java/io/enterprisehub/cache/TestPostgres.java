package io.enterprisehub.cache;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A real PostgreSQL with the cache's table, as the store's migration makes it. All tests of a JVM share it, one after the
 * other, and keep apart by tenants of their own; it ends with the JVM.
 */
public final class TestPostgres {

    private static final Path MIGRATION = Path.of("../store/src/main/resources/db/migration/V4__cache_values.sql");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final class Shared {
        static final TestPostgres SERVER = start();
    }

    private final EmbeddedPostgres postgres;

    private TestPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static TestPostgres shared() {
        return Shared.SERVER;
    }

    private static TestPostgres start() {
        try {
            TestPostgres started = new TestPostgres(EmbeddedPostgres.start());
            started.execute(Files.readString(MIGRATION));
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public DataSource source() {
        return postgres.getPostgresDatabase();
    }

    public void execute(String sql) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public long number(String sql) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Kills a server process: all others end, too, and the server recovers from its log, as after a power cut. */
    public void crash() throws SQLException {
        long started = started();
        try (Connection victim = source().getConnection();
                Statement statement = victim.createStatement();
                ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            ProcessHandle.of(pid.getLong(1)).orElseThrow().destroyForcibly();
        }
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isBackSince(started)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The server did not recover");
            }
            Thread.onSpinWait();
        }
    }

    private long started() {
        return number("SELECT extract(epoch FROM stats_reset) * 1000 FROM pg_stat_bgwriter");
    }

    private boolean isBackSince(long started) {
        try {
            return started() > started;
        } catch (IllegalStateException recovering) {
            return false;
        }
    }
}
