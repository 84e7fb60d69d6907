package io.enterprisehub.cache.tier;

import org.jspecify.annotations.Nullable;

/**
 * What a read found.
 *
 * @param value null when there is nothing
 * @param version of the value's row
 * @param origin where it came from
 * @param stale whether it outlived its time or could not be checked; only where the region's policy allows it
 */
public record Lookup<V>(@Nullable V value, long version, Origin origin, boolean stale) {

    /** A level. */
    public enum Origin {
        /** Memory of this environment. */
        LOCAL,
        /** A snapshot that this environment pulled; the first read only, later ones find the value in memory. */
        SNAPSHOT,
        /** The level that environments share. */
        REMOTE,
        /** The loader. */
        LOADER
    }

    static <V> Lookup<V> of(Versioned<V> found, Origin origin) {
        return new Lookup<>(found.value(), found.version(), origin, false);
    }

    Lookup<V> withValue(@Nullable V other) {
        return new Lookup<>(other, version, origin, stale);
    }

    Lookup<V> asStale() {
        return new Lookup<>(value, version, origin, true);
    }

    Versioned<V> versioned() {
        return new Versioned<>(version, value);
    }
}
