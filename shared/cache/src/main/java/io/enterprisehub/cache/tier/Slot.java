package io.enterprisehub.cache.tier;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The reservation of a key: whoever holds it may keep what it reads, as long as it is the key's current slot. A slot is
 * compared by identity and never returns once it was detached. Only its region changes it, inside the key's own lock.
 */
final class Slot<V> {

    private final long generation;
    private int holders;
    private volatile @Nullable CompletableFuture<Lookup<V>> flight;
    private long flightBegan;
    private long flightStamp;

    Slot(long generation) {
        this.generation = generation;
    }

    /** Generation of the tenant's log when the reservation was taken. */
    long generation() {
        return generation;
    }

    void hold() {
        holders++;
    }

    /** Returns whether nobody holds it any more. */
    boolean release() {
        holders--;
        return holders == 0;
    }

    @Nullable
    CompletableFuture<Lookup<V>> flight() {
        return flight;
    }

    long flightBegan() {
        return flightBegan;
    }

    /** Newest group invalidation that was known when the flight began. */
    long flightStamp() {
        return flightStamp;
    }

    void take(CompletableFuture<Lookup<V>> newFlight, long began, long stamp) {
        flight = newFlight;
        flightBegan = began;
        flightStamp = stamp;
    }

    void land() {
        flight = null;
    }
}
