package io.enterprisehub.local.reads;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What answered a read, by the response header Cache-Status (RFC 9211). */
public enum Origin {
    /** Memory of the environment, filled by its earlier reads. */
    LOCAL,
    /** Memory of the environment, filled from the tenant's snapshot. */
    SNAPSHOT,
    /** Redis. */
    REMOTE,
    /** The database. */
    LOADER,
    /** Beyond its time, in need. */
    STALE,
    /** There was no answer with a lead. */
    NONE;

    private static final String DETAIL = "detail=";

    static Origin of(int status, @Nullable String cacheStatus) {
        int detail = status != 200 || cacheStatus == null ? -1 : cacheStatus.indexOf(DETAIL);
        if (cacheStatus == null || detail < 0) {
            return NONE;
        }
        String name = cacheStatus.substring(detail + DETAIL.length()).toUpperCase(Locale.ROOT);
        for (Origin origin : values()) {
            if (origin.name().equals(name)) {
                return origin;
            }
        }
        return NONE;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isHit() {
        return this == LOCAL || this == SNAPSHOT || this == REMOTE;
    }
}
