package io.enterprisehub.cache.tier.postgres;

import org.jspecify.annotations.Nullable;

/** PostgreSQL did not do its work within the deadline. A statement that was sent may still take effect. */
public final class PostgresUnavailable extends RuntimeException {
    PostgresUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
