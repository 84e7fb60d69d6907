package io.enterprisehub.local.services;

import org.flywaydb.core.Flyway;

/** Brings a database to the schema of the store module, whose migrations are on our class path. */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing. @return how many migrations that were */
    public static int apply(PostgresStore database) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
