package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.EarlyRefresh.Plan;
import java.util.List;

/**
 * A value in memory, flat, so that a hit touches one object. Immutable but for hints: how often it was read, how long it
 * lives by that, when a failed loader may be asked again, from when on a refresh is worth a thought, up to which
 * invalidation its groups were looked at; a lost update of any costs nothing.
 */
final class LocalEntry<V> extends LocalEntryHead<V> {

    /** More than W-TinyLFU's counters can tell, which end at 15, through three of their halvings. */
    private static final int OFTEN = 128;

    private final long start;
    private final long version;
    private final long base;
    private final long rest;
    private final long grace;
    private final int weight;
    private final List<String> groups;
    private int reads;
    private Temperature temperature = Temperature.COLD;
    private volatile long retryAt;
    private long refreshFrom;

    /**
     * What a life depends on, in nanoseconds.
     *
     * @param start when the entry was filled
     * @param base before temperature
     * @param rest in the level below, which no temperature exceeds
     * @param grace after the life, for stale reads
     */
    record Life(long start, long base, long rest, long grace) {}

    /**
     * What invalidations of groups are compared with.
     *
     * @param stamp number of the last one that the value is not older than
     */
    record Membership(List<String> groups, long stamp) {}

    /** Of no group. */
    LocalEntry(LocalKey name, Versioned<V> content, long generation, Life life, int weight, boolean expired) {
        this(name, content, generation, life, weight, expired, new Membership(List.of(), Long.MAX_VALUE));
    }

    LocalEntry(
            LocalKey name,
            Versioned<V> content,
            long generation,
            Life life,
            int weight,
            boolean expired,
            Membership membership) {
        super(name, content.value(), generation, expired, membership.stamp());
        this.start = life.start();
        this.version = content.version();
        this.base = life.base();
        this.rest = life.rest();
        this.grace = life.grace();
        this.weight = weight;
        this.groups = membership.groups();
        this.retryAt = life.start();
        this.freshUntil = start + life(Temperature.COLD);
    }

    long version() {
        return version;
    }

    Versioned<V> content() {
        return new Versioned<>(version, value);
    }

    int weight() {
        return weight;
    }

    /**
     * Counts a read, unless there were many and half as many would do for a hot entry: threads that share one do not write to
     * it, and a burst long ago does not keep it hot. Sets how long it lives by that: once for each read, since it is asked
     * several times.
     *
     * @return whether its life changed
     */
    boolean read(long now) {
        if (!isSteady(now)) {
            reads++;
        }
        Temperature next = Temperature.of(reads, now - start);
        if (next == temperature) {
            return false;
        }
        temperature = next;
        freshUntil = start + life(next);
        return true;
    }

    /** Whether it was read often, and would be hot with half its reads. */
    boolean isSteady(long now) {
        return reads >= OFTEN && Temperature.of(reads / 2, now - start) == Temperature.HOT;
    }

    private long life(Temperature by) {
        return Math.min(rest, by.scale(base));
    }

    /** Nanoseconds since the end of its life; negative while it lives. */
    long age(long now) {
        return now - (expired ? start : freshUntil);
    }

    /** Until when the store may keep it, in nanoseconds from now. */
    long remaining(long now) {
        return Math.max(0, freshUntil - now + grace);
    }

    /** The same value, from now on only good in need. */
    LocalEntry<V> expire() {
        return new LocalEntry<>(
                name(),
                content(),
                generation,
                new Life(start, base, rest, grace),
                weight,
                true,
                new Membership(groups, stamp));
    }

    List<String> groups() {
        return groups;
    }

    /** To be called before the entry is kept. */
    void refreshBy(Plan early) {
        plan = early;
        refreshFrom = early.from();
    }

    /** Whether a read at this time has to think about an early refresh. */
    boolean mayRefresh(long now) {
        return plan != null && now - refreshFrom >= 0;
    }

    void refreshFrom(long next) {
        refreshFrom = next;
    }

    void postpone(long until) {
        retryAt = until;
    }

    boolean isPostponed(long now) {
        return retryAt - now > 0;
    }
}
