package io.enterprisehub.cache.tier;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The most frequent of many keys, in bounded space: Space-Saving (Metwally, Agrawal, El Abbadi: Efficient Computation of
 * Frequent and Top-k Elements in Data Streams, ICDT 2005). A key that is not counted takes the place and the count of the
 * least one, so a count is too high by at most the sum of all counts divided by the capacity, and no key above that share
 * is missed. Counts are halved from time to time: old reads count less. A heap has the least count at hand, so that a key
 * that nobody counts yet costs no look at all others.
 *
 * <p>Safe for any thread.
 */
final class TopKeys<T> {

    private final long halfLife;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<T, Count<T>> counts = new HashMap<>();
    private final Count<T>[] heap;
    private int size;
    private long halvedAt;

    /** Reads of one key, and how many of them were told already. */
    private static final class Count<T> {
        private final T key;
        private double reads;
        private double told;
        private int place;

        Count(T key, double inherited) {
            this.key = key;
            this.reads = inherited;
            this.told = inherited;
        }
    }

    /** A key with its reads. */
    record Top<T>(T key, double reads) {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // No array knows the type of its counts.
    TopKeys(int capacity, long halfLife, long now) {
        this.halfLife = halfLife;
        this.halvedAt = now;
        this.heap = new Count[capacity];
    }

    /** Counts reads, unless another thread is at it: nobody waits in line to be counted. */
    void offer(T key, int reads, long now) {
        if (lock.tryLock()) {
            try {
                count(key, reads, now);
            } finally {
                lock.unlock();
            }
        }
    }

    void add(T key, int reads, long now) {
        lock.lock();
        try {
            count(key, reads, now);
        } finally {
            lock.unlock();
        }
    }

    private void count(T key, int reads, long now) {
        decay(now);
        Count<T> count = counts.get(key);
        if (count == null) {
            count = size < heap.length ? added(key) : inTheLeastPlace(key);
            counts.put(key, count);
        }
        count.reads += reads;
        sink(count);
    }

    private Count<T> added(T key) {
        Count<T> count = new Count<>(key, 0);
        settle(count, size++);
        rise(count);
        return count;
    }

    private Count<T> inTheLeastPlace(T key) {
        Count<T> least = heap[0];
        counts.remove(least.key);
        Count<T> count = new Count<>(key, least.reads);
        settle(count, 0);
        return count;
    }

    private void settle(Count<T> count, int place) {
        heap[place] = count;
        count.place = place;
    }

    private void rise(Count<T> count) {
        int place = count.place;
        while (place > 0 && heap[(place - 1) / 2].reads > count.reads) {
            settle(heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        settle(count, place);
    }

    private void sink(Count<T> count) {
        int place = count.place;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && heap[child + 1].reads < heap[child].reads) {
                child++;
            }
            if (heap[child].reads >= count.reads) {
                break;
            }
            settle(heap[child], place);
            place = child;
        }
        settle(count, place);
    }

    /** Keeps the order of the counts, and so the heap. */
    private void decay(long now) {
        long halvings = (now - halvedAt) / halfLife;
        if (halvings > 0) {
            double factor = Math.pow(0.5, (double) halvings);
            counted().forEach(count -> {
                count.reads *= factor;
                count.told *= factor;
            });
            halvedAt += halvings * halfLife;
        }
    }

    private Stream<Count<T>> counted() {
        return Arrays.stream(heap, 0, size);
    }

    List<Top<T>> top(int n) {
        lock.lock();
        try {
            return most(counted().map(count -> new Top<>(count.key, count.reads)), n);
        } finally {
            lock.unlock();
        }
    }

    /** What was read most since the last drain; it counts as told from now on. */
    List<Top<T>> drain(int n) {
        lock.lock();
        try {
            List<Top<T>> fresh = most(
                    counted()
                            .map(count -> new Top<>(count.key, count.reads - count.told))
                            .filter(top -> top.reads() > 0),
                    n);
            counted().forEach(count -> count.told = count.reads);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private static <T> List<Top<T>> most(Stream<Top<T>> tops, int n) {
        return tops.sorted(
                        Comparator.comparingDouble((Top<T> top) -> top.reads()).reversed())
                .limit(n)
                .toList();
    }
}
