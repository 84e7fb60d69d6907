package io.enterprisehub.cache;

import java.time.Duration;

/**
 * How Redis is reached.
 *
 * @param uri {@code redis://} or {@code rediss://}, with password where one is needed
 * @param cluster whether the server runs in cluster mode
 * @param connectTimeout limit of one attempt to connect, TLS included
 * @param commandTimeout limit of one call, unless the call names a shorter one
 */
public record RedisSettings(String uri, boolean cluster, Duration connectTimeout, Duration commandTimeout) {

    /**
     * One second to connect, because the first connection of an environment loads classes too; 250 ms for a command, a
     * hundred times what one in the same zone takes.
     */
    public static RedisSettings of(String uri, boolean cluster) {
        return new RedisSettings(uri, cluster, Duration.ofSeconds(1), Duration.ofMillis(250));
    }

    /** Leaves the URI out: it may hold a password. */
    @Override
    public String toString() {
        return "RedisSettings[cluster=" + cluster + ", connect=" + connectTimeout + ", command=" + commandTimeout + "]";
    }
}
