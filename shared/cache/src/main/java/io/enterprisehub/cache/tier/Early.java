package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.GroupState;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes values that are still good. At most one session of an environment at a time takes a value on, and at most one
 * environment: the load needs the value's lease, which any change ends, so that a refresh brings nothing old back.
 *
 * <p>Safe for any thread.
 */
final class Early<K, V> {

    private final Core core;
    private final RegionPolicy policy;
    private final Shelf<K, V> shelf;
    private final Stale.Refresh<K> refresh;

    Early(Core core, RegionPolicy policy, Shelf<K, V> shelf, Stale.Refresh<K> refresh) {
        this.core = core;
        this.policy = policy;
        this.shelf = shelf;
        this.refresh = refresh;
    }

    /** Puts the refresh off to the end of the session, if its time has come. */
    void consider(View view, K key, LocalEntry<V> entry, long now) {
        EarlyRefresh.Plan plan = entry.plan();
        if (plan == null || !plan.isDue(now, core.random())) {
            return;
        }
        // Whoever reads meanwhile leaves it alone; when nothing comes of it, a later read tries again.
        entry.refreshFrom(now + policy.retryAfter().toNanos());
        view.session().defer(() -> run(view, key));
    }

    private void run(View view, K key) {
        GroupState told = view.log().state().groups().told();
        String token = token(view, key);
        if (token != null || core.remote() == null) {
            core.counters().add(Counter.REFRESHED_EARLY);
            refresh.run(view, key, token == null ? null : new Lease(token, told));
        }
    }

    /** Null when the lease was not to be had. */
    private @Nullable String token(View view, K key) {
        String token = core.unique();
        LocalKey name = shelf.name(view.tenant(), key);
        Boolean granted = core.ask(remote -> remote.lease(view.tenant(), name.address(), token, policy.lease()));
        return Boolean.TRUE.equals(granted) ? token : null;
    }
}
