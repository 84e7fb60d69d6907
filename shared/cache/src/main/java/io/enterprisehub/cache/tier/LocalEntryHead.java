package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.EarlyRefresh.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a hit looks at of an entry. The fields of a super class come first, so that they share a cache line: with tens of
 * thousands of entries most of a hit's time is waiting for memory.
 */
abstract sealed class LocalEntryHead<V> permits LocalEntry {

    private final String tenant;
    private final String region;
    private final String key;
    final long generation;
    long freshUntil;
    long stamp;
    final @Nullable V value;

    @Nullable
    Plan plan;

    private int toldAt;

    final boolean expired;

    LocalEntryHead(LocalKey name, @Nullable V value, long generation, boolean expired, long stamp) {
        this.tenant = name.tenant();
        this.region = name.region();
        this.key = name.key();
        this.value = value;
        this.generation = generation;
        this.expired = expired;
        this.stamp = stamp;
    }

    LocalKey name() {
        return new LocalKey(tenant, region, key);
    }

    boolean isOf(String aTenant, String aRegion, String aKey) {
        return key.equals(aKey) && tenant.equals(aTenant) && region.equals(aRegion);
    }

    /** When the memory heard of a read last, counted in what came to it. */
    int toldAt() {
        return toldAt;
    }

    void toldAt(int news) {
        toldAt = news;
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
