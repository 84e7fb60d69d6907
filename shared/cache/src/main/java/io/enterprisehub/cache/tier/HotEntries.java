package io.enterprisehub.cache.tier;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The hottest entries of the memory, each found by one look at the place that its name's hash says. An entry comes while the
 * memory has it and leaves after the memory has lost it, before the call returns that removes it: so a read here is as good
 * as one there. Who changes a key looks for its entry in both, since in between it is only here.
 *
 * <p>What is read here the memory does not hear of, and it chooses what to evict by reads. So an entry comes when it has
 * been read more often than the memory's counters can tell (W-TinyLFU counts to 15, and halves), and after so many others
 * came to the memory, when something may have to go, its next read is one of the memory's again. On traces of real requests
 * the hit ratio stays within its noise.
 *
 * <p>Safe for any thread. Two entries of one place take turns; the memory has both.
 */
final class HotEntries {

    /** Whether a read of an entry need not be told at a time. */
    @FunctionalInterface
    interface Steady {
        boolean test(LocalEntry<?> entry, long now);
    }

    private static final int MOST_PLACES = 1 << 16;

    private final AtomicReferenceArray<@Nullable LocalEntry<?>> places;
    private final Coherence coherence;
    private final Steady steady;
    /** What came to the memory, in its units. A hint, as is all that is compared with it. */
    private int news;
    /** After so much of it an entry's next read is told. */
    private final int patience;

    /**
     * Makes one place for each unit, of four bytes: a power of two, and 65,536 at most.
     *
     * @param units of the memory; an entry has one or more of them
     * @param steady which entries may come
     */
    HotEntries(int units, Steady steady, Coherence coherence) {
        int most = Math.min(units, MOST_PLACES);
        this.patience = Math.max(1, units / 1024);
        this.places = new AtomicReferenceArray<>(Integer.highestOneBit(most * 2 - 1));
        this.coherence = coherence;
        this.steady = steady;
    }

    /** Null also when the entry's next read is the memory's. */
    @Nullable
    LocalEntry<?> find(int hash, String tenant, String region, String key) {
        LocalEntry<?> entry = places.getAcquire(place(hash));
        return entry != null && entry.isOf(tenant, region, key) && isTold(entry) ? entry : null;
    }

    private int place(int hash) {
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): numbered keys would crowd.
        return (int) ((Integer.toUnsignedLong(hash * 0x9E3779B1) * places.length()) >>> 32);
    }

    private boolean isTold(LocalEntry<?> entry) {
        return news - entry.toldAt() < patience;
    }

    /** The entry of a name, if it is here. */
    @Nullable
    LocalEntry<?> peek(LocalKey name) {
        LocalEntry<?> entry = places.getAcquire(place(name.hashCode()));
        return entry != null && entry.isOf(name.tenant(), name.region(), name.key()) ? entry : null;
    }

    /** Hears that the memory has answered a read, and says whether the entry may come. */
    boolean wants(int hash, LocalEntry<?> entry, long now) {
        if (!steady.test(entry, now)) {
            return false;
        }
        entry.toldAt(news);
        LocalEntry<?> other = places.getAcquire(place(hash));
        return other == null || !isTold(other);
    }

    /** To be called under the memory's lock of the key, while the memory has the entry. */
    void take(int hash, LocalEntry<?> entry) {
        places.setRelease(place(hash), entry);
    }

    /**
     * To be called after the memory took an entry, new or in place of another.
     *
     * @param units that it takes
     */
    void wasPut(LocalKey name, int units) {
        news += units;
        wasRemoved(name);
    }

    /** To be called after the memory lost an entry of the name. */
    void wasRemoved(LocalKey name) {
        LocalEntry<?> entry = peek(name);
        if (entry != null && coherence.reachesHot()) {
            places.compareAndSet(place(name.hashCode()), entry, null);
        }
    }
}
