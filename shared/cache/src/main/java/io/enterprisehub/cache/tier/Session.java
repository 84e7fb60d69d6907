package io.enterprisehub.cache.tier;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One invocation's use of the cache. Its first read of a tenant asks the tenant's log what changed; later reads are as good
 * as that. Refreshes that a read put off run in {@link #close}, within the session's budget: nothing is left to a frozen
 * environment.
 *
 * <p>Safe for any thread.
 */
public final class Session implements AutoCloseable {

    private final Core core;
    private final long end;
    private final Map<String, View> views = new ConcurrentHashMap<>();
    /** Most sessions serve one tenant. A race only costs a look into the map. */
    private @Nullable View recent;

    private final Queue<Runnable> deferred = new ConcurrentLinkedQueue<>();

    Session(Core core, Duration budget) {
        this.core = core;
        this.end = core.ticker().read() + budget.toNanos();
    }

    /** The tenant's view for a region of the same cache: another's memory is kept true by another log. */
    View view(Core asking, String tenant) {
        if (!core.isSameCache(asking)) {
            throw new IllegalArgumentException("A session serves the regions of the cache that it was opened by");
        }
        return view(tenant);
    }

    private View view(String tenant) {
        View last = recent;
        if (last != null && last.tenant().equals(tenant)) {
            return last;
        }
        View view = views.get(tenant);
        if (view == null) {
            view = views.computeIfAbsent(tenant, name -> new View(name, core.log(name), this));
        }
        recent = view;
        return view;
    }

    /** The next read of the tenant asks the log again: it sees all that was acknowledged before it. */
    public void fresh(String tenant) {
        view(tenant).mark(null);
    }

    /** To be taken before the transaction commits whose result is put. Costs no round trip. */
    public WriteTicket writing(String tenant) {
        TenantLog.State state = core.log(tenant).state();
        return new WriteTicket(tenant, state.position(), state.groups().told());
    }

    void defer(Runnable refresh) {
        deferred.add(refresh);
    }

    /** What is left of the budget; zero when it is used up. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - core.ticker().read()));
    }

    /** Runs what was put off, as far as the budget reaches. A refresh that fails leaves the stale value in place. */
    @Override
    public void close() {
        for (Runnable next = deferred.poll(); next != null; next = deferred.poll()) {
            if (left().isZero()) {
                core.counters().add(Counter.REFRESH_DROPPED);
            } else {
                run(next);
            }
        }
    }

    private void run(Runnable refresh) {
        try {
            refresh.run();
        } catch (RuntimeException failure) {
            core.counters().add(Counter.LOADER_FAILED);
        }
    }
}
