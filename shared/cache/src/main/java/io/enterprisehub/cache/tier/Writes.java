package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.Group;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.Put;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.RemoteUnavailable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the levels of changes, from the truth upwards: what the loader keeps is forgotten first, or a reader could carry it
 * back into the shared level behind the change. When both have answered, the change is acknowledged. The shared level is
 * told also when the loader's could not be, and the own memory is cleared in every case. Safe for any thread.
 */
final class Writes<K, V> {

    private final Core core;
    private final Shelf<K, V> shelf;
    private final LocalRegion<V> local;
    private final Loader<K, V> loader;

    Writes(Core core, Shelf<K, V> shelf, LocalRegion<V> local, Loader<K, V> loader) {
        this.core = core;
        this.shelf = shelf;
        this.local = local;
        this.loader = loader;
    }

    void put(WriteTicket ticket, K key, Versioned<V> content) {
        if (content.version() == 0) {
            throw new IllegalArgumentException("A value without a version cannot be put; evict its key instead");
        }
        LocalKey name = shelf.name(ticket.tenant(), key);
        TenantLog log = core.log(ticket.tenant());
        byte[] envelope = core.remote() == null ? null : shelf.pack(name, content, 0);
        int bytes = envelope == null ? shelf.weigh(content) : envelope.length;
        long fresh = shelf.freshMillis(content);
        // Before the script: whoever changes the value after it detaches this reservation before it can be used.
        Slot<V> slot = local.reserve(name, log.generation());
        List<String> groups = shelf.groups(name, key, content);
        Shelf.Keepsake<V> kept = null;
        Verb change = Verb.EVICT;
        try {
            RuntimeException forgotten = forget(ticket.tenant(), key, content.version() - 1);
            Put.Outcome outcome = tell(ticket, name, content.version(), envelope, fresh, groups);
            acknowledge(forgotten);
            change = Verb.PUT;
            kept = outcome == Put.Outcome.STORED
                    ? Shelf.Keepsake.fresh(content, fresh, bytes, 0, ticket.groups())
                    : null;
        } finally {
            shelf.settle(name, key, log, slot, kept, change, content.version());
        }
    }

    private Put.Outcome tell(
            WriteTicket ticket,
            LocalKey name,
            long version,
            byte @Nullable [] envelope,
            long fresh,
            List<String> groups) {
        RemoteLevel remote = core.remote();
        if (remote == null || envelope == null) {
            return Put.Outcome.STORED;
        }
        Put put = new Put(
                name.address(),
                version,
                envelope,
                fresh + shelf.graceMillis(),
                groups,
                ticket.groups().epoch().isEmpty() ? null : ticket.groups(),
                ticket.position(),
                Coherence.MAX_NEWS,
                core.unique());
        try {
            if (!Envelope.fits(envelope) || !Group.fit(groups)) {
                core.counters().add(Counter.TOO_LARGE);
                remote.evict(ticket.tenant(), name.address(), core.unique());
                return Put.Outcome.LOGGED_ONLY;
            }
            return remote.put(ticket.tenant(), put);
        } catch (RemoteUnavailable down) {
            throw notAcknowledged(down);
        }
    }

    void invalidate(String tenant, K key, Verb verb) {
        LocalKey name = shelf.name(tenant, key);
        RemoteLevel remote = core.remote();
        try {
            RuntimeException kept = forget(tenant, key, Long.MAX_VALUE);
            if (remote != null) {
                tell(remote, tenant, name.address(), verb);
            }
            acknowledge(kept);
        } catch (RemoteUnavailable down) {
            throw notAcknowledged(down);
        } finally {
            core.log(tenant).changes();
            local.changed(name, verb, 0);
        }
    }

    private void tell(RemoteLevel remote, String tenant, Address address, Verb verb) {
        if (verb == Verb.EVICT) {
            remote.evict(tenant, address, core.unique());
        } else {
            remote.expire(tenant, address, core.unique());
        }
    }

    private @Nullable RuntimeException forget(String tenant, K key, long upTo) {
        try {
            loader.forget(tenant, key, upTo);
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    private void acknowledge(@Nullable RuntimeException kept) {
        if (kept != null) {
            throw notAcknowledged(kept);
        }
    }

    private NotAcknowledged notAcknowledged(RuntimeException failure) {
        core.counters().add(Counter.NOT_ACKNOWLEDGED);
        return new NotAcknowledged(failure);
    }
}
