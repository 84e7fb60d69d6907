package io.enterprisehub.webhook;

import io.enterprisehub.cache.Claim;
import io.enterprisehub.cache.Claims;
import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.runtime.Renewable;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The ledger in Redis, one round trip per question. With Redis gone every event is granted, closed locations included: losing
 * events is worse than doing work twice, and the database counts an id once. Only the ceiling lives on, in memory and therefore
 * per environment.
 */
final class RedisLedger implements Ledger, Renewable, AutoCloseable {

    private final RedisLink link;
    private final Claims claims;
    private final Duration firstCall;
    private final Guard guard;
    private final MinuteWindow local;
    private final int ceiling;
    private final InstantSource clock;
    private final Metrics metrics;
    private volatile boolean reached;

    /**
     * Connects to nothing yet.
     *
     * @param firstCall limit of calls until one has succeeded: it connects and loads the client's classes
     * @param ceiling requests of one location in one minute
     */
    RedisLedger(RedisLink link, Duration firstCall, Guard guard, int ceiling, InstantSource clock, Metrics metrics) {
        this.link = link;
        this.firstCall = firstCall;
        this.claims = new Claims(link, clock);
        this.guard = guard;
        this.local = new MinuteWindow(clock);
        this.ceiling = ceiling;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public Admission admit(Event event, Deadline deadline) {
        String tenant = event.tenant().id();
        try {
            Claim claim = guard.call(
                    deadline, () -> claims.claim(tenant, event.id(), event.claimLife(), callLimit(deadline)));
            reached = true;
            return judge(event, claim, deadline);
        } catch (DependencyUnavailable e) {
            metrics.count("ledger.unavailable");
            return local.admits(tenant, ceiling) ? new Admission.Granted() : tooMany();
        }
    }

    private Admission judge(Event event, Claim claim, Deadline deadline) {
        if (claim.state() == Claim.State.ENQUEUED) {
            return new Admission.Duplicate();
        }
        if (claim.state() == Claim.State.CLOSED && !event.passesClosed()) {
            return new Admission.Closed();
        }
        if (claim.requestsThisMinute() <= ceiling) {
            return new Admission.Granted();
        }
        if (claim.state() == Claim.State.NEW) {
            release(event, deadline);
        }
        return tooMany();
    }

    private Admission tooMany() {
        metrics.count("ceiling.reached");
        return new Admission.TooMany(MinuteWindow.restOfMinute(clock.instant()));
    }

    @Override
    public void markEnqueued(Event event, Deadline deadline) {
        quietly(
                "ledger.unmarked",
                deadline,
                () -> claims.markEnqueued(event.tenant().id(), event.id(), event.claimLife(), callLimit(deadline)));
    }

    @Override
    public void release(Event event, Deadline deadline) {
        quietly(
                "ledger.unreleased",
                deadline,
                () -> claims.release(event.tenant().id(), event.id(), callLimit(deadline)));
    }

    /** What is not written here is only forgotten: the next attempt finds {@code claimed} and enqueues once more. */
    private void quietly(String metric, Deadline deadline, Runnable write) {
        try {
            guard.call(deadline, () -> {
                write.run();
                return true;
            });
        } catch (DependencyUnavailable e) {
            metrics.count(metric);
        }
    }

    private Duration callLimit(Deadline deadline) {
        return deadline.within(reached ? link.commandTimeout() : firstCall);
    }

    @Override
    public void beforeCheckpoint() {
        link.close();
    }

    @Override
    public void close() {
        link.close();
    }
}
