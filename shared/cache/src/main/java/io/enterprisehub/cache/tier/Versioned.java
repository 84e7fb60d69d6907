package io.enterprisehub.cache.tier;

import org.jspecify.annotations.Nullable;

/**
 * A value with the version of the row it came from.
 *
 * @param version only grows for one key; 0 where the source has none: such values can be loaded and evicted, not put
 * @param value null when there is nothing: that is cached too, with a life of its own
 */
public record Versioned<V>(long version, @Nullable V value) {

    public Versioned {
        if (version < 0) {
            throw new IllegalArgumentException("A version is not negative");
        }
    }
}
