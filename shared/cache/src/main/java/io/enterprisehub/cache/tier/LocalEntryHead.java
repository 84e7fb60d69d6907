package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.EarlyRefresh.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a hit looks at of an entry. The fields of a super class come first, so that they share a cache line: with tens of
 * thousands of entries most of a hit's time is waiting for memory.
 */
abstract sealed class LocalEntryHead<V> permits LocalEntry {

    final long generation;
    final long start;
    long freshUntil;
    long stamp;
    int reads;
    final @Nullable V value;

    @Nullable
    Plan plan;

    Temperature temperature = Temperature.COLD;
    final boolean expired;

    LocalEntryHead(@Nullable V value, long generation, long start, boolean expired, long stamp) {
        this.value = value;
        this.generation = generation;
        this.start = start;
        this.expired = expired;
        this.stamp = stamp;
    }

    /** Null when there is nothing. */
    @Nullable
    V value() {
        return value;
    }

    long generation() {
        return generation;
    }

    boolean isFresh(long now) {
        return !expired && now - freshUntil < 0;
    }

    boolean isExpired() {
        return expired;
    }

    long stamp() {
        return stamp;
    }

    /** No invalidation up to this number concerned it. */
    void stamp(long number) {
        stamp = number;
    }

    @Nullable
    Plan plan() {
        return plan;
    }
}
