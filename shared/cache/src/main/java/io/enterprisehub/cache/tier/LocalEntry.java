package io.enterprisehub.cache.tier;

/**
 * A value in memory. Immutable but for two hints: how often it was read, and when a failed loader may be asked again; a lost
 * update of either costs nothing.
 */
final class LocalEntry<V> {

    /** No other level limits the life. */
    static final long UNLIMITED = Long.MAX_VALUE;

    private final Versioned<V> content;
    private final long generation;
    private final Life life;
    private final int weight;
    private final boolean expired;
    private volatile int reads;
    private volatile long retryAt;

    /**
     * What a life depends on, in nanoseconds.
     *
     * @param start when the entry was filled
     * @param base before temperature
     * @param rest in the level below, which no temperature exceeds
     * @param grace after the life, for stale reads
     */
    record Life(long start, long base, long rest, long grace) {}

    LocalEntry(Versioned<V> content, long generation, Life life, int weight, boolean expired) {
        this.content = content;
        this.generation = generation;
        this.life = life;
        this.weight = weight;
        this.expired = expired;
        this.retryAt = life.start();
    }

    Versioned<V> content() {
        return content;
    }

    long generation() {
        return generation;
    }

    int weight() {
        return weight;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // A lost count only makes the entry look a little colder.
    void read() {
        reads++;
    }

    boolean isFresh(long now) {
        return !expired && now - life.start() < freshNanos(now);
    }

    /** Nanoseconds since the end of its life; negative while it lives. */
    long age(long now) {
        return now - life.start() - (expired ? 0 : freshNanos(now));
    }

    boolean isExpired() {
        return expired;
    }

    /** Until when the store may keep it, in nanoseconds from now. */
    long remaining(long now) {
        return Math.max(0, freshNanos(now) + life.grace() - (now - life.start()));
    }

    private long freshNanos(long now) {
        return Math.min(life.rest(), Temperature.of(reads, now - life.start()).scale(life.base()));
    }

    /** The same value, from now on only good in need. */
    LocalEntry<V> expire() {
        return new LocalEntry<>(content, generation, life, weight, true);
    }

    void postpone(long until) {
        retryAt = until;
    }

    boolean isPostponed(long now) {
        return retryAt - now > 0;
    }
}
