package io.enterprisehub.api;

import io.enterprisehub.cache.tier.Lookup;

/** The response header Cache-Status (RFC 9211), which tells a caller, and our own demonstration, which level answered. */
final class CacheStatus {

    private static final String NAME = "EnterpriseHub";

    private CacheStatus() {}

    static String of(Lookup<?> found) {
        String origin = found.stale() ? "STALE" : found.origin().name();
        return found.origin() == Lookup.Origin.LOADER
                ? NAME + "; fwd=miss; detail=" + origin
                : NAME + "; hit; detail=" + origin;
    }
}
