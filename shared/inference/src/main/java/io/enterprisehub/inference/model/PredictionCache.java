package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.PredictionKey;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was computed of rows, by {@link ServableModel#key}: a hit returns the very object that was computed for equal bins.
 *
 * <p>A table of fixed size in which a key has one place, so the newest of two keys of the same place stays. No locks, no order to keep: a
 * lookup costs the key. That key costs about as much as half a score, so it pays for reasons and not for scores. Safe for many threads; two
 * that miss together both compute.
 *
 * @param <V> what is remembered; immutable
 */
public final class PredictionCache<V> {

    private record Entry<V>(PredictionKey key, V value) {}

    private final AtomicReferenceArray<@Nullable Entry<V>> places;
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();

    /**
     * A cache.
     *
     * @param capacity entries at most, 1 to 2^24; rounded up to a power of two
     */
    public PredictionCache(int capacity) {
        if (capacity < 1 || capacity > 1 << 24) {
            throw new IllegalArgumentException("a cache has 1 to 16777216 entries, but not " + capacity);
        }
        int size = Integer.highestOneBit(Math.max(1, 2 * capacity - 1));
        this.places = new AtomicReferenceArray<>(size);
    }

    /** What is remembered of the key, else what is computed now. */
    public V get(PredictionKey key, Supplier<V> compute) {
        int place = place(key);
        Entry<V> entry = places.get(place);
        if (entry != null && entry.key().equals(key)) {
            hits.incrementAndGet();
            return entry.value();
        }
        misses.incrementAndGet();
        V value = compute.get();
        places.set(place, new Entry<>(key, value));
        return value;
    }

    private int place(PredictionKey key) {
        int hash = key.hashCode() * 0x9E37_79B9;
        return (hash >>> 8) & (places.length() - 1);
    }

    public long hits() {
        return hits.get();
    }

    public long misses() {
        return misses.get();
    }
}
