package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.Lead.Spare;
import io.enterprisehub.cache.tier.Shelf.Keepsake;
import io.enterprisehub.cache.tier.Shelf.Unpacked;
import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.Fill;
import io.enterprisehub.cache.tier.remote.Group;
import io.enterprisehub.cache.tier.remote.ReadReply;
import io.enterprisehub.cache.tier.remote.ReadRequest;
import io.enterprisehub.cache.tier.remote.RemoteValue;
import io.enterprisehub.cache.tier.remote.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings leads home: from the shared level's answer, from the environment that holds the lease, or from the loader.
 *
 * <p>Safe for any thread.
 */
final class Landing<K, V> {

    /** How often the loser of a lease looks whether the winner has filled. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Core core;
    private final RegionDefinition<K, V> definition;
    private final Shelf<K, V> shelf;

    Landing(Core core, RegionDefinition<K, V> definition, Shelf<K, V> shelf) {
        this.core = core;
        this.definition = definition;
        this.shelf = shelf;
    }

    /**
     * Answers all leads.
     *
     * @param reply null when the shared level did not answer
     * @param token that the reply's granted leases hold
     */
    void land(
            View view,
            Leads<K, V> leads,
            @Nullable ReadReply reply,
            String token,
            Stale.WhileRevalidating<K, V> stale,
            Map<K, Lookup<V>> found) {
        List<Lead<K, V>> rest = new ArrayList<>(leads.all());
        List<Lead<K, V>> busy = new ArrayList<>();
        if (reply != null) {
            busy = sort(view, leads, rest, reply, token, found);
            answerStale(leads, rest, stale, found);
            busy.retainAll(rest);
        }
        awaitHolders(view, leads, rest, busy, found);
        if (!rest.isEmpty()) {
            load(view, leads, rest, found);
        }
    }

    /** Answers what is fresh and takes it out of the rest; returns what others are loading. */
    private List<Lead<K, V>> sort(
            View view,
            Leads<K, V> leads,
            List<Lead<K, V>> rest,
            ReadReply reply,
            String token,
            Map<K, Lookup<V>> found) {
        List<Lead<K, V>> busy = new ArrayList<>();
        List<Lead<K, V>> asked = List.copyOf(rest);
        for (int i = 0; i < asked.size(); i++) {
            Lead<K, V> lead = asked.get(i);
            RemoteValue remote = reply.values().get(i);
            Unpacked<V> value = shelf.unpack(lead.name(), remote);
            if (value != null && isFresh(value)) {
                rest.remove(lead);
                answer(view, leads, lead, value, found);
                continue;
            }
            if (value != null) {
                long age = Math.max(0, -value.freshMillis()) * 1_000_000;
                lead.spare(new Spare<>(value.content(), age, value.expired(), value.bytes(), Lookup.Origin.REMOTE));
            } else if (remote.envelope() != null) {
                discard(view, lead);
            }
            if (remote.lease() == RemoteValue.Lease.GRANTED) {
                lead.lease(new Lease(token, reply.groups()));
            } else if (remote.lease() == RemoteValue.Lease.BUSY) {
                core.counters().add(Counter.LEASE_BUSY);
                busy.add(lead);
            }
        }
        return busy;
    }

    private static boolean isFresh(Unpacked<?> value) {
        return !value.expired() && value.freshMillis() > 0;
    }

    private void answer(View view, Leads<K, V> leads, Lead<K, V> lead, Unpacked<V> value, Map<K, Lookup<V>> found) {
        Lookup<V> answer = Lookup.of(value.content(), Lookup.Origin.REMOTE);
        keep(
                view,
                lead,
                Keepsake.fresh(value.content(), value.freshMillis(), value.bytes(), value.costMillis(), lead.stamp()));
        core.counters().add(Counter.REMOTE_HIT);
        found.put(lead.key(), answer);
        leads.answer(lead, answer);
    }

    /** Answers a lead with what plain commands have read, if that is fresh; whatever else it is, the lease needs a script. */
    boolean landFresh(View view, Leads<K, V> leads, Lead<K, V> lead, RemoteValue seen, Map<K, Lookup<V>> found) {
        Unpacked<V> value = isGood(view, seen) ? shelf.unpack(lead.name(), seen) : null;
        if (value == null || !isFresh(value)) {
            return false;
        }
        answer(view, leads, lead, value, found);
        return true;
    }

    /** Whether a value that only its stamp vouches for may be served. */
    private boolean isGood(View view, RemoteValue seen) {
        Stamp stamp = seen.stamp();
        return stamp != null && core.coherence().judge(view.log().state().groups(), stamp) == Groups.Verdict.GOOD;
    }

    private void keep(View view, Lead<K, V> lead, Keepsake<V> kept) {
        shelf.keep(lead.name(), lead.key(), view.log(), lead.ticket().slot(), kept);
    }

    private void discard(View view, Lead<K, V> lead) {
        core.ask(remote -> {
            remote.discard(view.tenant(), lead.name().address());
            return true;
        });
    }

    private void answerStale(
            Leads<K, V> leads, List<Lead<K, V>> rest, Stale.WhileRevalidating<K, V> stale, Map<K, Lookup<V>> found) {
        rest.removeIf(lead -> {
            Lookup<V> answer = stale.serve(lead);
            if (answer == null) {
                return false;
            }
            found.put(lead.key(), answer);
            leads.answer(lead, answer);
            return true;
        });
    }

    /** Looks a few times whether the holder of a lease has filled; gives up in time to load itself. */
    private void awaitHolders(
            View view, Leads<K, V> leads, List<Lead<K, V>> rest, List<Lead<K, V>> busy, Map<K, Lookup<V>> found) {
        long end = core.ticker().read() + definition.policy().leaseWait().toNanos();
        while (!busy.isEmpty()
                && core.ticker().read() < end
                && !view.session().left().isZero()) {
            core.waiting().pause(LOOK);
            String token = core.unique();
            List<Lead<K, V>> asked = List.copyOf(busy);
            ReadRequest request = new ReadRequest(
                    view.tenant(),
                    null,
                    asked.stream().map(lead -> lead.name().address()).toList(),
                    token,
                    definition.policy().lease());
            ReadReply reply = core.ask(remote -> remote.read(request));
            if (reply == null) {
                return;
            }
            busy = sort(view, leads, new ArrayList<>(asked), reply, token, found);
            rest.removeIf(lead -> found.containsKey(lead.key()));
        }
    }

    /** Asks the loader for all leads, fills the levels with what it says. */
    void load(View view, Leads<K, V> leads, List<Lead<K, V>> rest, Map<K, Lookup<V>> found) {
        Map<K, Lead<K, V>> byKey = new LinkedHashMap<>();
        rest.forEach(lead -> byKey.put(lead.key(), lead));
        Map<K, Versioned<V>> loaded;
        long start = core.ticker().read();
        try {
            loaded = ask(view.tenant(), byKey);
        } catch (RuntimeException failure) {
            core.counters().add(Counter.LOADER_FAILED);
            release(view, rest);
            serveInNeed(view, leads, rest, found, failure);
            return;
        }
        int cost = (int) Math.min(Integer.MAX_VALUE, (core.ticker().read() - start) / 1_000_000);
        List<Fill> fills = new ArrayList<>();
        List<Lead<K, V>> tooLarge = new ArrayList<>();
        Map<K, Packed> packed = new LinkedHashMap<>();
        for (Lead<K, V> lead : rest) {
            Versioned<V> content = loaded.getOrDefault(lead.key(), new Versioned<>(0, null));
            Lease lease = lead.lease();
            // Past a shared level that is gone, nothing is packed for it.
            byte[] envelope = lease == null ? null : shelf.pack(lead.name(), content, cost);
            long fresh = shelf.freshMillis(content);
            packed.put(lead.key(), new Packed(fresh, envelope == null ? shelf.weigh(content) : envelope.length));
            boolean renewed = isUnchanged(lead, content) && lead.isSpareRemote();
            core.counters().add(Counter.UNCHANGED, isUnchanged(lead, content) ? 1 : 0);
            List<String> groups = shelf.groups(lead.name(), lead.key(), content);
            if (lease == null || envelope == null) {
                continue;
            }
            if (!Envelope.fits(envelope) || !Group.fit(groups)) {
                core.counters().add(Counter.TOO_LARGE);
                tooLarge.add(lead);
            } else {
                fills.add(new Fill(
                        lead.name().address(),
                        lease.token(),
                        renewed ? null : envelope,
                        content.version(),
                        fresh + shelf.graceMillis(),
                        new Stamp(lease.stamp(), groups)));
            }
        }
        fill(view, fills);
        release(view, tooLarge);
        for (Lead<K, V> lead : rest) {
            Versioned<V> content = loaded.getOrDefault(lead.key(), new Versioned<>(0, null));
            Packed size = Objects.requireNonNull(packed.get(lead.key()));
            keep(view, lead, Keepsake.fresh(content, size.freshMillis(), size.bytes(), cost, lead.stamp()));
            core.counters().add(Counter.LOADED);
            Lookup<V> answer = Lookup.of(content, Lookup.Origin.LOADER);
            found.put(lead.key(), answer);
            leads.answer(lead, answer);
        }
    }

    /** Nothing comes of these leases: others need not wait for their end. */
    private void release(View view, List<Lead<K, V>> leads) {
        Map<String, List<Address>> byToken = new LinkedHashMap<>();
        for (Lead<K, V> lead : leads) {
            Lease lease = lead.lease();
            if (lease != null) {
                byToken.computeIfAbsent(lease.token(), token -> new ArrayList<>())
                        .add(lead.name().address());
            }
        }
        byToken.forEach((token, addresses) -> core.ask(remote -> {
            remote.release(view.tenant(), addresses, token);
            return true;
        }));
    }

    private Map<K, Versioned<V>> ask(String tenant, Map<K, Lead<K, V>> leads) {
        if (leads.values().stream().allMatch(lead -> lead.spare() == null)) {
            return definition.loader().load(tenant, Set.copyOf(leads.keySet()));
        }
        Map<K, @Nullable Versioned<V>> known = new LinkedHashMap<>();
        leads.forEach((key, lead) -> {
            Spare<V> spare = lead.spare();
            known.put(key, spare == null ? null : spare.content());
        });
        return definition.loader().reload(tenant, Collections.unmodifiableMap(known));
    }

    /** The loader says so by answering with what it was given. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isUnchanged(Lead<?, ?> lead, Versioned<?> content) {
        Spare<?> spare = lead.spare();
        return spare != null && spare.content() == content;
    }

    /** What the local level needs to know of a packed value. */
    private record Packed(long freshMillis, int bytes) {}

    private void fill(View view, List<Fill> fills) {
        if (fills.isEmpty()) {
            return;
        }
        List<Boolean> stored = core.ask(remote -> remote.fill(view.tenant(), fills));
        if (stored != null) {
            stored.stream().filter(done -> !done).forEach(no -> core.counters().add(Counter.REMOTE_FILL_REFUSED));
        }
    }

    /** Serves spare values where the policy allows it, and leaves the loader alone for a while; else passes the failure on. */
    private void serveInNeed(
            View view, Leads<K, V> leads, List<Lead<K, V>> rest, Map<K, Lookup<V>> found, RuntimeException failure) {
        RegionPolicy policy = definition.policy();
        boolean missing = false;
        for (Lead<K, V> lead : rest) {
            Spare<V> spare = lead.spare();
            if (spare == null
                    || policy.staleIfError().isZero()
                    || spare.ageNanos() > policy.staleIfError().toNanos()) {
                leads.fail(lead, failure);
                missing = true;
                continue;
            }
            long retryAt = core.ticker().read() + policy.retryAfter().toNanos();
            keep(view, lead, Keepsake.inNeed(spare, retryAt, lead.stamp()));
            Lookup<V> answer = Lookup.of(spare.content(), spare.origin()).asStale();
            core.counters().add(Counter.STALE_SERVED);
            found.put(lead.key(), answer);
            leads.answer(lead, answer);
        }
        if (missing) {
            throw failure;
        }
    }

    /** Loads without sharing and without keeping, when another's load takes longer than this read has time. */
    Lookup<V> loadAlone(View view, K key) {
        return loadAlone(view, key, definition.loader());
    }

    /** The same from a loader that is not the region's usual one. */
    Lookup<V> loadAlone(View view, K key, Loader<K, V> loader) {
        Versioned<V> content = loader.load(view.tenant(), Set.of(key)).getOrDefault(key, new Versioned<>(0, null));
        core.counters().add(Counter.LOADED);
        return Lookup.of(content, Lookup.Origin.LOADER);
    }
}
