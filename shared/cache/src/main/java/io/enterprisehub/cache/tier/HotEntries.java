package io.enterprisehub.cache.tier;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The hottest entries of the memory, each found by one look at the place that its name's hash says. An entry comes while the
 * memory has it and leaves after the memory has lost it, before the call returns that removes it: so a read here is as good
 * as one there. Who changes a key looks for its entry in both, since in between it is only here.
 *
 * <p>What is read here the memory does not hear of, and it chooses what to evict by reads. So an entry comes when it has been
 * read more often than the memory's counters can tell (W-TinyLFU counts to 15, and halves), and after so many new entries,
 * when something may have to go, its next read is one of the memory's again. On traces of real requests that hides nothing:
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
    /** New entries of the memory. A hint, as is all that is compared with it. */
    private int news;
    /** After so many an entry's next read is told. */
    private long patience = 1;

    /**
     * One place for each entry, four bytes.
     *
     * @param entries that the memory has at most
     * @param steady which may come
     */
    HotEntries(int entries, Steady steady, Coherence coherence) {
        int most = Math.min(entries, MOST_PLACES);
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
        return (hash ^ hash >>> 15) & places.length() - 1;
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
     * To be called after the memory took an entry.
     *
     * @param entries that it has now, about
     */
    void wasPut(LocalKey name, long entries) {
        news++;
        patience = Math.max(1, entries >>> 10);
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
