package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.Group;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values of one kind. A read never returns a value older than what was acknowledged before the read's last barrier; the
 * barrier is the first read of a tenant in a session, a read after {@link Session#fresh}, or one later than the policy's
 * maximal staleness. What the policy allows beyond that is marked {@link Lookup#stale}.
 *
 * <p>Safe for any thread. Reads throw what the loader throws.
 */
public final class Region<K, V> {

    private final Core core;
    private final RegionDefinition<K, V> definition;
    private final LocalRegion<V> local;
    private final long maxStaleness;
    private final boolean refreshesEarly;
    private final Shelf<K, V> shelf;
    private final Fetch<K, V> fetch;
    private final Writes<K, V> writes;
    private final Early<K, V> early;
    private final GroupWrites groups;

    Region(Core core, RegionDefinition<K, V> given, TieredCache.Changes changes) {
        this.core = core;
        this.refreshesEarly = !given.policy().early().isNever();
        this.maxStaleness = given.policy().maxStaleness().toNanos();
        this.local = new LocalRegion<>(core.store(), core.hydrated(), core.coherence(), core.counters());
        this.shelf = new Shelf<>(core, given, local);
        PersistentLoader<K, V> persistent = persistent(core, given, shelf);
        this.definition = persistent == null ? given : given.loadedBy(persistent);
        Loader<K, V> truth = persistent == null ? given.loader() : persistent::loadPast;
        this.fetch = new Fetch<>(core, definition, truth, shelf, local, changes);
        this.early = new Early<>(core, definition.policy(), shelf, fetch::refresh);
        this.writes = new Writes<>(core, shelf, local, definition.loader());
        this.groups = new GroupWrites(core, this::forgetAll);
    }

    private static <K, V> @Nullable PersistentLoader<K, V> persistent(
            Core core, RegionDefinition<K, V> given, Shelf<K, V> shelf) {
        PersistentLevel level = core.persistent();
        return level == null || given.persistFor().isZero()
                ? null
                : new PersistentLoader<>(level, given, shelf, core.counters());
    }

    /** The value, or null when there is none. */
    public @Nullable V get(Session session, String tenant, K key) {
        View view = session.view(core, tenant);
        LocalEntry<V> entry = hit(view, key);
        return copy(entry != null ? entry.value() : fetched(view, key).value());
    }

    /** The value with where it came from. */
    public Lookup<V> lookup(Session session, String tenant, K key) {
        View view = session.view(core, tenant);
        LocalEntry<V> entry = hit(view, key);
        Lookup<V> found = entry != null ? Lookup.of(entry.content(), Lookup.Origin.LOCAL) : fetched(view, key);
        return definition.copier() == null ? found : found.withValue(copy(found.value()));
    }

    private @Nullable V copy(@Nullable V value) {
        UnaryOperator<V> copier = definition.copier();
        return copier == null || value == null ? value : copier.apply(value);
    }

    /** The value, read in a way of its own. */
    public Lookup<V> lookup(Session session, String tenant, K key, ReadOption first, ReadOption... more) {
        Set<ReadOption> options = EnumSet.of(first, more);
        View view = session.view(core, tenant);
        if (options.contains(ReadOption.FRESH)) {
            view.mark(null);
        }
        if (options.contains(ReadOption.RELOAD)) {
            return fetch.reload(view, key);
        }
        return options.contains(ReadOption.SKIP_LOCAL)
                ? Objects.requireNonNull(fetch.below(view, List.of(key)).get(key))
                : lookup(session, tenant, key);
    }

    private @Nullable LocalEntry<V> hit(View view, K key) {
        long now = core.ticker().read();
        if (core.remote() != null && !view.isCurrent(now, maxStaleness)) {
            return null;
        }
        String text = definition.keyText().apply(key);
        LocalEntry<V> entry =
                local.find(view.tenant(), definition.name(), text, view.log().state(), now);
        if (entry == null || !entry.isFresh(now)) {
            return null;
        }
        core.counters().add(Counter.LOCAL_HIT);
        core.heat().hit(view.tenant(), definition.name(), text, now);
        if (entry.mayRefresh(now)) {
            early.consider(view, key, entry, now);
        }
        return entry;
    }

    private Lookup<V> fetched(View view, K key) {
        core.heat()
                .missed(
                        view.tenant(),
                        shelf.name(view.tenant(), key).address(),
                        core.ticker().read());
        Lookup<V> found = Objects.requireNonNull(fetch.all(view, List.of(key)).get(key));
        if (refreshesEarly && found.origin() != Lookup.Origin.LOADER && !found.stale()) {
            considerRefresh(view, key);
        }
        return found;
    }

    /** A session's first read comes from below memory, where many sessions have no second one. */
    private void considerRefresh(View view, K key) {
        long now = core.ticker().read();
        String text = definition.keyText().apply(key);
        LocalEntry<V> entry =
                local.find(view.tenant(), definition.name(), text, view.log().state(), now);
        if (entry != null && entry.isFresh(now) && entry.mayRefresh(now)) {
            early.consider(view, key, entry, now);
        }
    }

    /** As {@link #getAll}, with where each value came from; also keys without a value have an answer. */
    public Map<K, Lookup<V>> lookupAll(Session session, String tenant, Collection<K> keys) {
        return fetch.all(session.view(core, tenant), keys);
    }

    /** Many values, in one round trip for each level and one load. Keys without a value are left out. */
    public Map<K, V> getAll(Session session, String tenant, Collection<K> keys) {
        Map<K, V> values = new LinkedHashMap<>();
        long now = core.ticker().read();
        fetch.all(session.view(core, tenant), keys).forEach((key, found) -> {
            V value = copy(found.value());
            if (value != null) {
                values.put(key, value);
            }
            heat(tenant, key, found.origin(), now);
        });
        return values;
    }

    private void heat(String tenant, K key, Lookup.Origin origin, long now) {
        String text = definition.keyText().apply(key);
        if (origin == Lookup.Origin.LOCAL) {
            core.heat().hit(tenant, definition.name(), text, now);
        } else {
            core.heat().missed(tenant, new Address(definition.name(), text), now);
        }
    }

    /**
     * Writes through what was committed. Late and repeated puts do no harm: the higher version stays.
     *
     * @param ticket taken before the commit
     * @throws NotAcknowledged when the shared level could not be told
     */
    public void put(WriteTicket ticket, K key, Versioned<V> value) {
        writes.put(ticket, key, value);
    }

    /**
     * Writes through many values of one commit. Each is told by itself, all at once: they share the connection, so that
     * they cost little more than one.
     *
     * @param ticket taken before the commit
     * @throws NotAcknowledged when the shared level could not be told of one; of the others it may know
     */
    public void putAll(WriteTicket ticket, Map<K, Versioned<V>> values) {
        List<Future<?>> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            values.forEach((key, value) -> told.add(threads.submit(() -> put(ticket, key, value))));
        }
        RuntimeException first = null;
        for (Future<?> each : told) {
            if (each.state() == Future.State.FAILED && each.exceptionNow() instanceof RuntimeException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /**
     * Forgets the value: nobody is served it again, not in any need.
     *
     * @throws NotAcknowledged when the shared level could not be told
     */
    public void evict(String tenant, K key) {
        writes.invalidate(tenant, key, Verb.EVICT);
    }

    /**
     * Ends the value's life: it is loaded again, and served only where the loader fails and the policy allows it.
     *
     * @throws NotAcknowledged when the shared level could not be told
     */
    public void expire(String tenant, K key) {
        writes.invalidate(tenant, key, Verb.EXPIRE);
    }

    /**
     * Keeps the key's value in this environment's memory when room gets short, as far as the pin budget reaches. It still
     * ends with its life and with changes; the next value of the key is kept in its place.
     *
     * @return false when the budget has no room for another key
     */
    public boolean pin(String tenant, K key) {
        return core.store().pin(shelf.name(tenant, key));
    }

    public void unpin(String tenant, K key) {
        core.store().unpin(shelf.name(tenant, key));
    }

    /**
     * Forgets all values whose keys begin so.
     *
     * @param prefix ends with the separator that the definition names
     * @throws NotAcknowledged when a level could not be told
     */
    public void evictPrefix(String tenant, String prefix) {
        groups.invalidate(tenant, definition.grouping().prefix(definition.name(), prefix), Verb.EVICT_GROUP);
    }

    /** Ends the lives of all values whose keys begin so, as {@link #evictPrefix} forgets them. */
    public void expirePrefix(String tenant, String prefix) {
        groups.invalidate(tenant, definition.grouping().prefix(definition.name(), prefix), Verb.EXPIRE_GROUP);
    }

    /**
     * Forgets all of the tenant's values in this region.
     *
     * @throws NotAcknowledged when a level could not be told
     */
    public void evictAll(String tenant) {
        groups.invalidate(tenant, Group.region(definition.name()), Verb.EVICT_GROUP);
    }

    /** Ends the lives of all of the tenant's values in this region, as {@link #evictAll} forgets them. */
    public void expireAll(String tenant) {
        groups.invalidate(tenant, Group.region(definition.name()), Verb.EXPIRE_GROUP);
    }

    void forgetAll(String tenant) {
        definition.loader().forgetAll(tenant);
    }

    /** What a snapshot asks for. */
    Shelf<K, V> shelf() {
        return shelf;
    }

    void changed(String tenant, LogEntry change) {
        LocalKey name = new LocalKey(tenant, definition.name(), change.address().key());
        local.changed(name, change.verb(), change.version());
    }
}
