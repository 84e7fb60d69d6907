package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One region's part of the memory, and what is on its way there. Every put is a fill whose reservation was taken before
 * its read began; a change removes the entry and the reservation in one step under the key's lock, so that nothing read
 * before the change can be kept after it.
 *
 * <p>Safe for any thread.
 */
final class LocalRegion<V> {

    private final LocalStore store;
    private final Hydrated hydrated;
    private final Coherence coherence;
    private final Counters counters;
    private final ConcurrentHashMap<LocalKey, Slot<V>> slots = new ConcurrentHashMap<>();

    LocalRegion(LocalStore store, Hydrated hydrated, Coherence coherence, Counters counters) {
        this.store = store;
        this.hydrated = hydrated;
        this.coherence = coherence;
        this.counters = counters;
    }

    /** The part of a read in a load: its leader reads and completes the flight, the others wait for it. */
    record Ticket<V>(Slot<V> slot, CompletableFuture<Lookup<V>> flight, boolean leads) {}

    /** Like {@link #get}, for the shortest way of a hit. */
    @Nullable
    LocalEntry<V> find(String tenant, String region, String key, TenantLog.State state, long now) {
        return usable(store.find(tenant, region, key, now), state);
    }

    /** The entry of the key that may be looked at: of the generation, and not evicted with a group. */
    @Nullable
    LocalEntry<V> get(LocalKey key, TenantLog.State state) {
        return usable(store.get(key), state);
    }

    private @Nullable LocalEntry<V> usable(@Nullable LocalEntry<?> entry, TenantLog.State state) {
        return entry != null && coherence.usable(entry, state.generation()) ? judged(entry, state.groups()) : null;
    }

    @SuppressWarnings("unchecked") // Keys hold the region's name, and only this region puts under it.
    private @Nullable LocalEntry<V> judged(LocalEntry<?> entry, Groups groups) {
        if (entry.stamp() >= groups.newest()) {
            return (LocalEntry<V>) entry;
        }
        long compared = coherence.compared(groups);
        return switch (coherence.judge(groups, entry)) {
            case GOOD -> {
                entry.stamp(Math.max(entry.stamp(), compared));
                yield (LocalEntry<V>) entry;
            }
            case EXPIRED -> ((LocalEntry<V>) entry).expire();
            case EVICTED, UNKNOWN -> null;
        };
    }

    /** An entry from before a restore, which may be served when the loader fails. */
    @Nullable
    LocalEntry<V> inNeed(LocalKey key, TenantLog.State state) {
        LocalEntry<?> entry = store.get(key);
        boolean usable = entry != null && coherence.usableInNeed(entry, state);
        LocalEntry<V> good = entry != null && usable ? judged(entry, state.groups()) : null;
        return good == null ? null : good.expire();
    }

    /**
     * Takes an entry of a snapshot into memory.
     *
     * @param thaw decodes it; null when it is not good
     */
    @Nullable
    LocalEntry<V> promote(
            LocalKey key, TenantLog.State state, long now, Function<Hydrated.Found, @Nullable LocalEntry<V>> thaw) {
        if (!hydrated.holds(key.tenant())) {
            return null;
        }
        slots.compute(key, (name, current) -> {
            Hydrated.Found found = hydrated.take(key, state.generation(), now);
            LocalEntry<V> entry = found == null ? null : thaw.apply(found);
            if (entry != null && get(key, state) == null) {
                store.put(key, entry);
            }
            return current;
        });
        return get(key, state);
    }

    /** Whether memory will answer for the key, unless a barrier tells of a change. */
    boolean expects(LocalKey key, TenantLog.State state, long now) {
        LocalEntry<V> entry = get(key, state);
        return entry != null ? entry.isFresh(now) : hydrated.has(key, state.generation());
    }

    /** Shares the flight of the key where the read may, else begins one. */
    Ticket<V> enter(LocalKey key, TenantLog.State state, View.Mark mark, long sequence) {
        long generation = state.generation();
        CompletableFuture<Lookup<V>> own = new CompletableFuture<>();
        Slot<V> slot = slots.compute(key, (name, current) -> {
            if (current != null && current.flight() != null && coherence.joinable(current, state, mark)) {
                return current;
            }
            Slot<V> mine = current == null || current.flight() != null || current.generation() != generation
                    ? new Slot<>(generation)
                    : current;
            mine.hold();
            mine.take(own, sequence, state.groups().newest());
            return mine;
        });
        CompletableFuture<Lookup<V>> flight = slot.flight();
        // The flight may have landed since; then its slot is empty and the read begins its own.
        return flight == null ? enter(key, state, mark, sequence) : new Ticket<>(slot, flight, isSame(flight, own));
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(CompletableFuture<?> one, CompletableFuture<?> other) {
        return one == other;
    }

    /** Begins a flight unless there is one already, as before a barrier: what began before it cannot be shared yet. */
    @SuppressWarnings("ReferenceEquality")
    @Nullable
    Ticket<V> lead(LocalKey key, TenantLog.State state, long sequence) {
        long generation = state.generation();
        CompletableFuture<Lookup<V>> own = new CompletableFuture<>();
        Slot<V> slot = slots.compute(key, (name, current) -> {
            if (current != null && current.flight() != null && current.generation() == generation) {
                return current;
            }
            Slot<V> mine = current == null || current.generation() != generation ? new Slot<>(generation) : current;
            mine.hold();
            mine.take(own, sequence, state.groups().newest());
            return mine;
        });
        return slot.flight() == own ? new Ticket<>(slot, own, true) : null;
    }

    /** A reservation without a flight: a writer's. */
    Slot<V> reserve(LocalKey key, long generation) {
        return slots.compute(key, (name, current) -> {
            Slot<V> mine = current == null || current.generation() != generation ? new Slot<>(generation) : current;
            mine.hold();
            return mine;
        });
    }

    /**
     * Gives a leader a new reservation after a barrier has detached its old one. Only right for what was read in the same
     * step of the server as the log, and only while no other barrier can be applied.
     */
    Ticket<V> renew(LocalKey key, Ticket<V> old, long generation) {
        Slot<V> fresh = new Slot<>(generation);
        fresh.hold();
        fresh.take(old.flight(), old.slot().flightBegan(), old.slot().flightStamp());
        Slot<V> kept = slots.compute(key, (name, current) -> {
            boolean occupied = current != null && !isSame(current, old.slot()) && current.generation() == generation;
            return occupied || (isSame(current, old.slot()) && old.slot().generation() == generation) ? current : fresh;
        });
        return isSame(kept, fresh) ? new Ticket<>(fresh, old.flight(), true) : old;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(@Nullable Slot<?> one, Slot<?> other) {
        return one == other;
    }

    /** Keeps an entry if its reservation still holds and nothing newer is there. */
    void publish(LocalKey key, Slot<V> slot, LocalEntry<V> entry, TenantLog.State state) {
        slots.compute(key, (name, current) -> {
            var _ = keep(key, current, slot, entry, state);
            return current;
        });
    }

    /** Returns whether the entry is in memory now. */
    private boolean keep(
            LocalKey key, @Nullable Slot<V> current, Slot<V> slot, LocalEntry<V> entry, TenantLog.State state) {
        if (!coherence.holds(current, slot, state.generation())) {
            counters.add(Counter.LOCAL_FILL_REFUSED);
            return false;
        }
        LocalEntry<V> old = usable(store.peek(key), state);
        if (old != null && old.version() > entry.version()) {
            return false;
        }
        store.put(key, entry);
        hydrated.replaced(key);
        return true;
    }

    /**
     * Ends a writer's reservation: keeps its entry if the reservation still holds, applies the change, and lets go, in one
     * step under the key's lock.
     *
     * @param entry null when there is nothing to keep
     */
    void settle(
            LocalKey key, Slot<V> slot, @Nullable LocalEntry<V> entry, TenantLog.State state, Verb verb, long version) {
        slots.compute(key, (name, current) -> {
            // What was put in this moment survives its own change: no need to look it up again.
            boolean kept = entry != null && keep(key, current, slot, entry, state);
            Slot<V> next = kept ? detached(current) : apply(key, current, verb, version);
            boolean free = slot.release();
            return isSame(next, slot) && free ? null : next;
        });
    }

    /** Ends a reservation, and the flight of its leader. */
    void leave(LocalKey key, Slot<V> slot, boolean leads) {
        slots.compute(key, (name, current) -> {
            if (leads) {
                slot.land();
            }
            boolean free = slot.release();
            return isSame(current, slot) && free ? null : current;
        });
    }

    /** Applies a change, whoever made it. */
    void changed(LocalKey key, Verb verb, long version) {
        slots.compute(key, (name, current) -> apply(key, current, verb, version));
    }

    private @Nullable Slot<V> apply(LocalKey key, @Nullable Slot<V> current, Verb verb, long version) {
        LocalEntry<?> entry = store.peek(key);
        if (coherence.reachesHydrated()) {
            hydrated.changed(key, coherence, verb, version);
        }
        if (entry == null) {
            // Caffeine may have one whose life has just ended, and a read on its way that would prolong it.
            store.remove(key);
        } else if (!coherence.survives(entry.version(), verb, version)) {
            if (verb == Verb.EXPIRE) {
                store.put(key, entry.expire());
            } else {
                store.remove(key);
            }
        }
        return detached(current);
    }

    private @Nullable Slot<V> detached(@Nullable Slot<V> current) {
        return coherence.detaches() ? null : current;
    }

    /** Reservations that are held at the moment. */
    int slots() {
        return slots.size();
    }
}
