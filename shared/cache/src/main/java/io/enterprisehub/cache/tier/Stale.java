package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.Lead.Spare;
import io.enterprisehub.cache.tier.View.Mark;
import org.jspecify.annotations.Nullable;

/** Which values may be served beyond their time, and what is owed for it. Safe for any thread. */
final class Stale<K, V> {

    private final Core core;
    private final RegionPolicy policy;
    private final Refresh<K> refresh;

    /** Loads a key anew, later. */
    @FunctionalInterface
    interface Refresh<K> {
        void run(View view, K key, @Nullable Lease lease);
    }

    /** Serves a spare value and puts its refresh off, where the policy allows it. */
    @FunctionalInterface
    interface WhileRevalidating<K, V> {
        @Nullable
        Lookup<V> serve(Lead<K, V> lead);
    }

    Stale(Core core, RegionPolicy policy, Refresh<K> refresh) {
        this.core = core;
        this.policy = policy;
        this.refresh = refresh;
    }

    /** Whether local values may stand in for a log that cannot be asked. */
    boolean mayTrustWhenCut(TenantLog log, long now) {
        long allowed = policy.staleWhenCut().toNanos();
        return allowed > 0 && log.state().position() != null && now - log.reachedAt() <= allowed;
    }

    /** The local entry's answer, or null when the levels below must be asked. */
    @Nullable
    Lookup<V> fromMemory(View view, Mark mark, K key, LocalEntry<V> entry, long now) {
        Lookup<V> answer = Lookup.of(entry.content(), Lookup.Origin.LOCAL);
        if (entry.isFresh(now)) {
            core.counters().add(mark.passed() ? Counter.LOCAL_HIT : Counter.STALE_SERVED);
            return mark.passed() ? answer : answer.asStale();
        }
        if (!mark.passed()) {
            return null;
        }
        long age = entry.age(now);
        if (entry.isPostponed(now) && age <= policy.staleIfError().toNanos()) {
            core.counters().add(Counter.STALE_SERVED);
            return answer.asStale();
        }
        if (!entry.isExpired() && age <= policy.staleWhileRevalidate().toNanos()) {
            core.counters().add(Counter.STALE_SERVED);
            view.session().defer(() -> refresh.run(view, key, null));
            return answer.asStale();
        }
        return null;
    }

    WhileRevalidating<K, V> whileRevalidating(View view) {
        return lead -> {
            Spare<V> spare = lead.spare();
            boolean allowed = spare != null
                    && !spare.expired()
                    && spare.ageNanos() <= policy.staleWhileRevalidate().toNanos()
                    && !policy.staleWhileRevalidate().isZero();
            if (spare == null || !allowed) {
                return null;
            }
            Lease lease = lead.lease();
            view.session().defer(() -> refresh.run(view, lead.key(), lease));
            core.counters().add(Counter.STALE_SERVED);
            return Lookup.of(spare.content(), spare.origin()).asStale();
        };
    }

    /** Notes a local value for the need that the loader fails; not where it may have been evicted without our hearing of it. */
    void remember(View view, Mark mark, Lead<K, V> lead, @Nullable LocalEntry<V> entry) {
        boolean heard =
                mark.passed() || mayTrustWhenCut(view.log(), core.ticker().read());
        if (entry != null && heard) {
            lead.spare(new Spare<>(
                    entry.content(),
                    entry.age(core.ticker().read()),
                    entry.isExpired(),
                    entry.weight(),
                    Lookup.Origin.LOCAL));
        }
    }
}
