package io.enterprisehub.store;

import java.time.Duration;

/**
 * How to reach the database.
 *
 * @param jdbcUrl a {@code jdbc:postgresql:} URL; its parameters win over the store's own
 * @param user role that owns the schema
 * @param maximumPoolSize connections per process; an execution environment serves one event at a time, a second
 *     connection serves what runs beside it
 * @param connectTimeout how long a call waits for a connection
 * @param slowStatement statements that take this long or longer are logged
 */
public record StoreSettings(
        String jdbcUrl, String user, int maximumPoolSize, Duration connectTimeout, Duration slowStatement) {

    private static final String SCHEME = "jdbc:postgresql:";

    public StoreSettings {
        if (!jdbcUrl.startsWith(SCHEME)) {
            throw new IllegalArgumentException("The JDBC URL must start with " + SCHEME);
        }
        if (maximumPoolSize < 1) {
            throw new IllegalArgumentException("The pool needs at least one connection");
        }
    }

    /** Two connections, two seconds to get one, statements over 100 ms logged. */
    public static StoreSettings of(String jdbcUrl, String user) {
        return new StoreSettings(jdbcUrl, user, 2, Duration.ofSeconds(2), Duration.ofMillis(100));
    }
}
