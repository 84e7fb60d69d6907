package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.LocalRegion.Ticket;
import io.enterprisehub.cache.tier.View.Mark;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.ReadReply;
import io.enterprisehub.cache.tier.remote.ReadRequest;
import io.enterprisehub.cache.tier.remote.ReadRequest.LogRequest;
import io.enterprisehub.cache.tier.remote.RemoteValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way of a read that memory alone cannot answer: the barrier when one is due, together with the first read of the shared
 * level; then memory; then the shared level and the loader for what is left, once per key however many threads ask.
 *
 * <p>Safe for any thread.
 */
final class Fetch<K, V> {

    /** Of a barrier that others overtake; after them the read goes on as if it could not ask. */
    private static final int ATTEMPTS = 3;

    private final Core core;
    private final RegionDefinition<K, V> definition;
    private final Loader<K, V> truth;
    private final Shelf<K, V> shelf;
    private final LocalRegion<V> local;
    private final TieredCache.Changes changes;
    private final Landing<K, V> landing;
    private final Stale<K, V> stale;

    /**
     * The way of one region.
     *
     * @param truth the definition's loader, past what any level keeps
     */
    Fetch(
            Core core,
            RegionDefinition<K, V> definition,
            Loader<K, V> truth,
            Shelf<K, V> shelf,
            LocalRegion<V> local,
            TieredCache.Changes changes) {
        this.core = core;
        this.definition = definition;
        this.truth = truth;
        this.shelf = shelf;
        this.local = local;
        this.changes = changes;
        this.landing = new Landing<>(core, definition, shelf);
        this.stale = new Stale<>(core, definition.policy(), this::refresh);
    }

    Map<K, Lookup<V>> all(View view, Collection<K> keys) {
        Map<K, Lookup<V>> found = new LinkedHashMap<>();
        Set<K> open = new LinkedHashSet<>(keys);
        Mark mark = barrier(view, open, true, found);
        fromMemory(view, mark, open, found);
        if (!open.isEmpty()) {
            together(view, mark, open, found);
        }
        return found;
    }

    /** The same without a look into memory. */
    Map<K, Lookup<V>> below(View view, Collection<K> keys) {
        Map<K, Lookup<V>> found = new LinkedHashMap<>();
        Set<K> open = new LinkedHashSet<>(keys);
        Mark mark = barrier(view, open, false, found);
        if (!open.isEmpty()) {
            together(view, mark, open, found);
        }
        return found;
    }

    /** Asks the loader whatever the levels have. */
    Lookup<V> reload(View view, K key) {
        var _ = barrier(view, new LinkedHashSet<>(), false, new LinkedHashMap<>());
        LocalKey name = shelf.name(view.tenant(), key);
        TenantLog.State state = view.log().state();
        GroupState stamp = state.groups().told();
        Slot<V> slot = local.reserve(name, state.generation());
        try {
            Lookup<V> loaded = landing.loadAlone(view, key, truth);
            Versioned<V> content = loaded.versioned();
            int bytes = shelf.weigh(content);
            long fresh = shelf.freshMillis(content);
            shelf.keep(name, key, view.log(), slot, Shelf.Keepsake.fresh(content, fresh, bytes, 0, stamp));
            return loaded;
        } finally {
            local.leave(name, slot, false);
        }
    }

    /**
     * The barrier of this read, made now when none is young enough; then it answers as many keys as it can. Keys that memory
     * is expected to answer are not asked for along with the log: mostly the log says nothing of them.
     */
    private Mark barrier(View view, Set<K> open, boolean memory, Map<K, Lookup<V>> found) {
        long now = core.ticker().read();
        Mark last = view.mark();
        boolean young = last != null && view.isMarked(now, definition.policy().maxStaleness());
        if (core.remote() == null) {
            Mark unneeded = new Mark(true, now, core.nextSequence());
            view.mark(unneeded);
            return unneeded;
        }
        if (young && last != null && (last.passed() || !core.breaker().mayAllow())) {
            return last;
        }
        if (!core.breaker().mayAllow()) {
            return marked(view, new Mark(false, now, core.nextSequence()));
        }
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        boolean begins = mayBegin(view, first);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Mark mark = ask(view, open, memory, found, now, begins ? first : null);
                if (mark != null) {
                    return mark;
                }
            }
            return marked(view, new Mark(false, now, core.nextSequence()));
        } finally {
            if (begins) {
                view.log().beginningEnds(first);
            }
        }
    }

    /** Whether this read is the tenant's first: one read of an environment is, and pulls the snapshot; others wait for it. */
    private boolean mayBegin(View view, CompletableFuture<Boolean> first) {
        if (view.log().hasBegun()) {
            return false;
        }
        CompletableFuture<Boolean> other = view.log().beginningOrBegin(first);
        if (other == null) {
            return true;
        }
        Hydration hydration = core.hydration();
        Duration patience = hydration == null
                ? definition.policy().leaseWait()
                : hydration.policy().patience();
        core.waiting().await(other, patience);
        return false;
    }

    /** Returns null when the barrier was overtaken by one that it knows nothing of. */
    private @Nullable Mark ask(
            View view,
            Set<K> open,
            boolean memory,
            Map<K, Lookup<V>> found,
            long now,
            @Nullable CompletableFuture<Boolean> first) {
        long sequence = core.nextSequence();
        TenantLog log = view.log();
        TenantLog.State sent = log.state();
        Hydration hydration = first == null ? null : core.hydration();
        List<Lead<K, V>> leads = new ArrayList<>();
        for (K key : open) {
            LocalKey name = shelf.name(view.tenant(), key);
            if (memory && local.expects(name, sent, now)) {
                continue;
            }
            Ticket<V> ticket = local.lead(name, sent, core.nextSequence());
            if (ticket != null) {
                leads.add(new Lead<>(key, name, ticket, sent.groups().told()));
            }
        }
        try (Leads<K, V> owned = new Leads<>(leads, local)) {
            String token = core.unique();
            LogRequest request = new LogRequest(
                    sent.position(), Coherence.MAX_NEWS, core.unique(), hydration == null ? null : hydration.pull());
            ReadReply reply = core.ask(remote -> remote.read(request(view, request, leads, token)));
            boolean passed = reply != null && reply.log() != null;
            Mark mark = new Mark(passed, now, sequence);
            if (reply != null && reply.log() != null) {
                boolean accepted = log.accept(
                        sent,
                        reply.log(),
                        reply.groups(),
                        now,
                        () -> hydration == null ? new Groups(reply.groups()) : hydration.groups(reply),
                        change -> changes.changed(view.tenant(), change),
                        (generation, groups) -> {
                            if (hydration != null) {
                                hydration.hydrate(view.tenant(), generation, reply, now);
                            }
                            leads.forEach(lead ->
                                    lead.renew(local.renew(lead.name(), lead.ticket(), generation), groups.told()));
                        });
                if (!accepted) {
                    core.counters().add(Counter.OVERTAKEN);
                    return null;
                }
            }
            marked(view, mark);
            if (first != null) {
                // Others need the log's end, and not what this read goes on to load.
                log.beginningEnds(first);
            }
            // Where memory may stand in for the log, it is asked before the loader.
            if (passed || !stale.mayTrustWhenCut(log, now)) {
                leads.forEach(lead -> remember(view, mark, lead));
                landing.land(view, owned, reply, token, stale.whileRevalidating(view), found);
                open.removeAll(found.keySet());
            }
            return mark;
        }
    }

    private Mark marked(View view, Mark mark) {
        core.counters().add(mark.passed() ? Counter.BARRIER : Counter.BLIND);
        view.mark(mark);
        return mark;
    }

    private ReadRequest request(View view, @Nullable LogRequest log, List<Lead<K, V>> leads, String token) {
        return new ReadRequest(
                view.tenant(),
                log,
                leads.stream().map(lead -> lead.name().address()).toList(),
                token,
                definition.policy().lease());
    }

    private void fromMemory(View view, Mark mark, Set<K> open, Map<K, Lookup<V>> found) {
        long now = core.ticker().read();
        boolean trusted = mark.passed() || stale.mayTrustWhenCut(view.log(), now);
        if (!trusted) {
            return;
        }
        open.removeIf(key -> {
            LocalKey name = shelf.name(view.tenant(), key);
            LocalEntry<V> entry = local.get(name, view.log().state());
            Lookup<V> answer = entry != null
                    ? stale.fromMemory(view, mark, key, entry, now)
                    : mark.passed() ? fromSnapshot(view, name, key) : null;
            if (answer != null) {
                found.put(key, answer);
            }
            return answer != null;
        });
    }

    /** The hydrated entry's answer, which is an entry of the memory from now on; null when there is none. */
    @Nullable
    Lookup<V> fromSnapshot(View view, LocalKey name, K key) {
        TenantLog.State state = view.log().state();
        LocalEntry<V> entry = local.promote(
                name, state, core.ticker().read(), found -> shelf.thaw(name, key, state.generation(), found));
        if (entry == null || !entry.isFresh(core.ticker().read())) {
            return null;
        }
        core.counters().add(Counter.SNAPSHOT_HIT);
        return Lookup.of(entry.content(), Lookup.Origin.SNAPSHOT);
    }

    /** Leads the keys that nobody is fetching, waits for the others. */
    private void together(View view, Mark mark, Set<K> open, Map<K, Lookup<V>> found) {
        List<Lead<K, V>> leads = new ArrayList<>();
        Map<K, CompletableFuture<Lookup<V>>> flights = new LinkedHashMap<>();
        for (K key : open) {
            LocalKey name = shelf.name(view.tenant(), key);
            TenantLog.State state = view.log().state();
            GroupState stamp = state.groups().told();
            Ticket<V> ticket = local.enter(name, state, mark, core.nextSequence());
            if (ticket.leads()) {
                Lead<K, V> lead = new Lead<>(key, name, ticket, stamp);
                remember(view, mark, lead);
                leads.add(lead);
            } else {
                flights.put(key, ticket.flight());
            }
        }
        fetch(view, mark, leads, found);
        flights.forEach((key, flight) -> found.put(key, join(view, key, flight)));
    }

    /** Notes what memory has for the need that the loader fails. */
    private void remember(View view, Mark mark, Lead<K, V> lead) {
        TenantLog.State state = view.log().state();
        LocalEntry<V> entry = local.get(lead.name(), state);
        boolean restored = entry == null && mark.passed();
        stale.remember(view, mark, lead, restored ? local.inNeed(lead.name(), state) : entry);
    }

    private void fetch(View view, Mark mark, List<Lead<K, V>> leads, Map<K, Lookup<V>> found) {
        if (leads.isEmpty()) {
            return;
        }
        try (Leads<K, V> owned = new Leads<>(leads, local)) {
            if (mark.passed() && leads.size() == 1 && peek(view, owned, leads.getFirst(), found)) {
                return;
            }
            String token = mark.passed() ? core.unique() : "";
            ReadReply reply = mark.passed() ? core.ask(remote -> remote.read(request(view, null, leads, token))) : null;
            landing.land(view, owned, reply, token, stale.whileRevalidating(view), found);
        }
    }

    /** One value is read by plain commands first: a hit, the most frequent case, then costs the server no script. */
    private boolean peek(View view, Leads<K, V> leads, Lead<K, V> lead, Map<K, Lookup<V>> found) {
        List<RemoteValue> seen = core.ask(
                remote -> remote.peek(view.tenant(), List.of(lead.name().address())));
        return seen != null && landing.landFresh(view, leads, lead, seen.getFirst(), found);
    }

    private Lookup<V> join(View view, K key, CompletableFuture<Lookup<V>> flight) {
        core.waiting().await(flight, view.session().left());
        core.counters().add(Counter.JOINED);
        if (!flight.isDone()) {
            return landing.loadAlone(view, key);
        }
        if (flight.isCompletedExceptionally()) {
            if (flight.exceptionNow() instanceof RuntimeException failure && !(failure instanceof Leads.GivenUp)) {
                throw failure;
            }
            return landing.loadAlone(view, key);
        }
        return flight.resultNow();
    }

    /** A refresh that a read put off to the end of its session: the lease it was granted is still its own. */
    void refresh(View view, K key, @Nullable Lease lease) {
        Mark mark = view.mark();
        if (mark == null && core.remote() != null) {
            return;
        }
        LocalKey name = shelf.name(view.tenant(), key);
        TenantLog.State state = view.log().state();
        GroupState stamp = state.groups().told();
        Ticket<V> ticket = local.lead(name, state, core.nextSequence());
        if (ticket == null) {
            return;
        }
        Lead<K, V> lead = new Lead<>(key, name, ticket, stamp);
        if (lease != null) {
            lead.lease(lease);
        }
        try (Leads<K, V> owned = new Leads<>(List.of(lead), local)) {
            landing.load(view, owned, List.of(lead), new LinkedHashMap<>());
        }
    }
}
