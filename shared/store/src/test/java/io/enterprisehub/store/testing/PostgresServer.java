package io.enterprisehub.store.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** An embedded server with a migrated template, from which a database is copied in a fraction of a second. */
public final class PostgresServer implements AutoCloseable {

    private static final String TEMPLATE = "migrated";

    private final EmbeddedPostgres postgres;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static PostgresServer start() {
        try {
            PostgresServer server = new PostgresServer(EmbeddedPostgres.start());
            server.database("postgres").execute("CREATE DATABASE " + TEMPLATE);
            Database template = server.database(TEMPLATE);
            Flyway.configure()
                    .dataSource(template.jdbcUrl(), template.user(), template.password())
                    .load()
                    .migrate();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException("Embedded PostgreSQL did not start", failure);
        }
    }

    /** A new database with the current schema and no rows. */
    public Database createDatabase() {
        String name = "test" + databases.incrementAndGet();
        database("postgres").execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return database(name);
    }

    private Database database(String name) {
        return new Database(postgres.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
