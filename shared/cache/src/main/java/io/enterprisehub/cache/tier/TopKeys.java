package io.enterprisehub.cache.tier;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent of many keys, in bounded space: Space-Saving (Metwally, Agrawal, El Abbadi: Efficient Computation of
 * Frequent and Top-k Elements in Data Streams, ICDT 2005). A key that is not counted takes the place and the count of the
 * least one, so a count is too high by at most the sum of all counts divided by the capacity, and no key above that share
 * is missed. Counts are halved from time to time: old reads count less.
 *
 * <p>Safe for any thread.
 */
final class TopKeys<T> {

    private final int capacity;
    private final long halfLife;
    private final Map<T, Count> counts = new HashMap<>();
    private long halvedAt;

    /** Reads of one key, and how many of them were told already. */
    private static final class Count {
        private double reads;
        private double told;
    }

    /** A key with its reads. */
    record Top<T>(T key, double reads) {}

    TopKeys(int capacity, long halfLife, long now) {
        this.capacity = capacity;
        this.halfLife = halfLife;
        this.halvedAt = now;
    }

    synchronized void add(T key, int reads, long now) {
        decay(now);
        Count count = counts.get(key);
        if (count == null) {
            count = counts.size() < capacity ? new Count() : leastReplaced();
            counts.put(key, count);
        }
        count.reads += reads;
    }

    private Count leastReplaced() {
        T least = counts.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> entry.getValue().reads))
                .orElseThrow()
                .getKey();
        Count inherited = new Count();
        Count replaced = counts.remove(least);
        inherited.reads = replaced == null ? 0 : replaced.reads;
        inherited.told = inherited.reads;
        return inherited;
    }

    private void decay(long now) {
        long halvings = (now - halvedAt) / halfLife;
        if (halvings > 0) {
            double factor = Math.pow(0.5, (double) halvings);
            counts.values().forEach(count -> {
                count.reads *= factor;
                count.told *= factor;
            });
            halvedAt += halvings * halfLife;
        }
    }

    synchronized List<Top<T>> top(int n) {
        return counts.entrySet().stream()
                .map(entry -> new Top<>(entry.getKey(), entry.getValue().reads))
                .sorted(Comparator.comparingDouble((Top<T> top) -> top.reads()).reversed())
                .limit(n)
                .toList();
    }

    /** What was read most since the last drain; it counts as told from now on. */
    synchronized List<Top<T>> drain(int n) {
        List<Top<T>> fresh = counts.entrySet().stream()
                .map(entry -> new Top<>(entry.getKey(), entry.getValue().reads - entry.getValue().told))
                .filter(top -> top.reads() > 0)
                .sorted(Comparator.comparingDouble((Top<T> top) -> top.reads()).reversed())
                .limit(n)
                .toList();
        counts.values().forEach(count -> count.told = count.reads);
        return fresh;
    }
}
