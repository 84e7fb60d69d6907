package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.LocalEntry.Life;
import io.enterprisehub.cache.tier.LocalEntry.Membership;
import io.enterprisehub.cache.tier.remote.Group;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.RemoteValue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs values for the levels and unpacks them: envelopes for the shared one, entries with a life for the local one. */
final class Shelf<K, V> {

    /** Key, entry and Caffeine's node, in bytes; measured objects differ by a few tens. */
    private static final int OVERHEAD = 160;

    private final Core core;
    private final RegionDefinition<K, V> definition;
    private final LocalRegion<V> local;
    private final List<String> onlyRegion;

    Shelf(Core core, RegionDefinition<K, V> definition, LocalRegion<V> local) {
        this.core = core;
        this.definition = definition;
        this.local = local;
        this.onlyRegion = List.of(Group.region(definition.name()));
    }

    /**
     * A value that came from the shared level.
     *
     * @param freshMillis left of its life there; not positive when it is over
     * @param costMillis of its load
     */
    record Unpacked<V>(Versioned<V> content, boolean expired, long freshMillis, int bytes, int costMillis) {}

    LocalKey name(String tenant, K key) {
        return new LocalKey(tenant, definition.name(), definition.keyText().apply(key));
    }

    byte[] pack(LocalKey name, Versioned<V> content, int costMillis) {
        V value = content.value();
        byte[] payload = value == null ? null : definition.codec().encode(value);
        int grace = Math.toIntExact(definition.policy().grace().toMillis());
        return new Envelope(false, definition.codec().id(), content.version(), costMillis, grace, payload)
                .encode(name, definition.compression());
    }

    /**
     * Bytes of a value that no shared level is given, for the memory's bound: not compressed, since nobody would pay for
     * that.
     */
    int weigh(Versioned<V> content) {
        V value = content.value();
        boolean hasBytes = core.store().maxBytes() > 0;
        return hasBytes && value != null ? Envelope.HEADER + definition.codec().encode(value).length : Envelope.HEADER;
    }

    /** Returns null, and counts, when the bytes are not a good value of this name. */
    @Nullable
    Unpacked<V> unpack(LocalKey name, RemoteValue remote) {
        byte[] bytes = remote.envelope();
        if (bytes == null) {
            return null;
        }
        Envelope envelope = Envelope.decode(name, definition.codec().id(), bytes, definition.compression());
        if (envelope == null) {
            core.counters().add(Counter.BAD_ENTRY);
            return null;
        }
        byte[] payload = envelope.payload();
        try {
            V value = payload == null ? null : definition.codec().decode(payload);
            Versioned<V> content = new Versioned<>(envelope.version(), value);
            // The rest may be another value's when one was replaced between two commands: cap it by a whole life.
            long fresh = Math.min(remote.restMillis() - envelope.graceMillis(), baseMillis(content));
            return new Unpacked<>(content, envelope.expired(), fresh, bytes.length, envelope.costMillis());
        } catch (RuntimeException undecodable) {
            core.counters().add(Counter.BAD_ENTRY);
            return null;
        }
    }

    /** Life in the shared level, in milliseconds: the base, less some jitter. */
    long freshMillis(Versioned<V> content) {
        double jitter = definition.policy().jitter() * core.random().nextDouble();
        return Math.max(1, (long) (baseMillis(content) * (1 - jitter)));
    }

    private long baseMillis(Versioned<V> content) {
        RegionPolicy policy = definition.policy();
        return (content.value() == null ? policy.absentTtl() : policy.sharedLife()).toMillis();
    }

    long graceMillis() {
        return definition.policy().grace().toMillis();
    }

    /**
     * A value that is to be kept in memory.
     *
     * @param freshMillis left of its life in the shared level, which the local one does not exceed
     * @param overdueNanos since the end of its life, when it is kept only for need
     * @param costMillis of its load; 0 when unknown
     * @param retryAt when a failed loader may be asked again; null when none failed
     * @param stamp state of the groups that it may be older than
     */
    record Keepsake<V>(
            Versioned<V> content,
            boolean expired,
            long freshMillis,
            int bytes,
            long overdueNanos,
            int costMillis,
            @Nullable Long retryAt,
            GroupState stamp) {

        static <V> Keepsake<V> fresh(
                Versioned<V> content, long freshMillis, int bytes, int costMillis, GroupState stamp) {
            return new Keepsake<>(content, false, freshMillis, bytes, 0, costMillis, null, stamp);
        }

        static <V> Keepsake<V> inNeed(Lead.Spare<V> spare, long retryAt, GroupState stamp) {
            return new Keepsake<>(
                    spare.content(), spare.expired(), 0, spare.bytes(), spare.ageNanos(), 0, retryAt, stamp);
        }
    }

    /** Keeps a value in memory if its reservation still holds. */
    void keep(LocalKey name, K key, TenantLog log, Slot<V> slot, Keepsake<V> kept) {
        TenantLog.State state = log.state();
        LocalEntry<V> entry = entry(name, key, state, slot, kept);
        if (entry != null) {
            local.publish(name, slot, entry, state);
        }
    }

    /** Like {@link #keep}, ends a writer's reservation with it and applies its change. */
    void settle(
            LocalKey name,
            K key,
            TenantLog log,
            Slot<V> slot,
            @Nullable Keepsake<V> kept,
            LogEntry.Verb verb,
            long version) {
        log.changes();
        TenantLog.State state = log.state();
        LocalEntry<V> entry = kept == null ? null : entry(name, key, state, slot, kept);
        local.settle(name, slot, entry, state, verb, version);
    }

    /** Null, and counted, when what it is stamped with cannot be compared with what the log has told. */
    private @Nullable LocalEntry<V> entry(LocalKey name, K key, TenantLog.State state, Slot<V> slot, Keepsake<V> kept) {
        if (core.coherence().sameEpoch(state.groups().epoch(), kept.stamp().epoch())) {
            return entry(name, key, slot.generation(), kept);
        }
        core.counters().add(Counter.LOCAL_FILL_REFUSED);
        return null;
    }

    /** Groups of a value. */
    List<String> groups(LocalKey name, K key, Versioned<V> content) {
        if (definition.grouping().isNone()) {
            return onlyRegion;
        }
        List<String> groups = definition.grouping().of(name.region(), name.key(), key, content.value());
        // Most values have no other group; their entries need not carry a list each.
        return groups.size() == 1 ? onlyRegion : groups;
    }

    /** Whether a shared value may be handed on as it is. */
    boolean isFresh(LocalKey name, RemoteValue remote) {
        Unpacked<V> value = unpack(name, remote);
        return value != null && !value.expired() && value.freshMillis() > 0;
    }

    /** A hydrated entry as one of the memory; null when it is not good or its life is over. */
    @Nullable
    LocalEntry<V> thaw(LocalKey name, K key, long generation, Hydrated.Found found) {
        long rest = found.raw().restMillis() - found.agedNanos() / 1_000_000;
        Unpacked<V> value = unpack(name, new RemoteValue(found.raw().envelope(), rest, RemoteValue.Lease.NOT_NEEDED));
        if (value == null || value.expired() || value.freshMillis() <= 0) {
            return null;
        }
        return entry(
                name,
                key,
                generation,
                Keepsake.fresh(value.content(), value.freshMillis(), value.bytes(), value.costMillis(), found.stamp()));
    }

    private LocalEntry<V> entry(LocalKey name, K key, long generation, Keepsake<V> kept) {
        RegionPolicy policy = definition.policy();
        Duration base = kept.content().value() == null ? policy.absentTtl() : policy.ttl();
        long start = core.ticker().read() - kept.overdueNanos();
        long rest = Math.max(0, kept.freshMillis()) * 1_000_000;
        Life life = new Life(start, base.toNanos(), rest, policy.grace().toNanos());
        List<String> groups = groups(name, key, kept.content());
        int weight = kept.bytes() + OVERHEAD + 2 * name.key().length();
        for (String group : groups) {
            weight += group.length();
        }
        Membership membership = new Membership(groups, kept.stamp().count());
        LocalEntry<V> entry =
                new LocalEntry<>(name, kept.content(), generation, life, weight, kept.expired(), membership);
        EarlyRefresh early = policy.early();
        if (!early.isNever() && rest > 0) {
            long whole = baseMillis(kept.content()) * 1_000_000;
            entry.refreshBy(
                    early.plan(start + rest, whole, kept.costMillis() * 1_000_000L, policy.jitter(), core.random()));
        }
        Long retryAt = kept.retryAt();
        if (retryAt != null) {
            entry.postpone(retryAt);
        }
        return entry;
    }
}
