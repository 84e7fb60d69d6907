package io.enterprisehub.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One version of one document.
 *
 * @param version of its row; only grows
 * @param document its text; null when it was erased: then only the version stays, and a late write of an older version
 *     cannot bring the text back
 * @param ttl how long Redis keeps it
 */
public record Entry(
        String tenant, String id, long version, @Nullable String document, Duration ttl) {

    public Entry {
        if (version < 0) {
            throw new IllegalArgumentException("A version is not negative");
        }
    }
}
