package io.enterprisehub.cache;

import org.jspecify.annotations.Nullable;

/** Redis did not do what it was asked in time. What it has done is unknown: callers must be able to repeat. */
public final class RedisUnavailable extends RuntimeException {
    RedisUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
