package io.enterprisehub.local.services;

/** PostgreSQL, by what a JDBC client needs. */
public sealed interface PostgresStore extends Store permits EmbeddedPostgreSql, ExternalPostgreSql {
    /** Without user and password. */
    String jdbcUrl();

    String user();

    String password();
}
