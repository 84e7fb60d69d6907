package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.scoring.event.Parsed;
import io.enterprisehub.scoring.event.PoisonReason;
import io.enterprisehub.store.StoreFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one tenant, to the end. Trouble of a dependency leaves messages without a verdict, so that they go back; what
 * the database refuses is halved until the refused event is alone.
 */
final class TenantWork {

    private static final Logger LOG = LoggerFactory.getLogger(TenantWork.class);

    /** Fifty events take milliseconds; what takes longer waits for a lock or a slow server, and may do so elsewhere. */
    private static final Duration TRANSACTION_LIMIT = Duration.ofSeconds(5);

    private static final Comparator<Work> BY_TIME = Comparator.comparing(
                    (Work work) -> work.event().occurredAt())
            .thenComparing(work -> work.event().eventId());

    private final TenantTransaction transaction;
    private final LifeCycles lifeCycles;
    private final LeadCache cache;
    private final WriteThrough writeThrough;
    private final Guard database;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Metrics metrics;
    private final Step.Listener steps;

    TenantWork(
            TenantTransaction transaction,
            LifeCycles lifeCycles,
            LeadCache cache,
            WriteThrough writeThrough,
            Guard database,
            InstantSource clock,
            LongSupplier nanoTime,
            Metrics metrics,
            Step.Listener steps) {
        this.transaction = transaction;
        this.lifeCycles = lifeCycles;
        this.cache = cache;
        this.writeThrough = writeThrough;
        this.database = database;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.metrics = metrics;
        this.steps = steps;
    }

    /** Works until all messages have a verdict, or a dependency or the time fails. */
    void run(String tenant, List<Work> works, Deadline deadline, Verdicts verdicts) {
        try {
            openAndClose(works, deadline, verdicts);
            List<Work> events = works.stream()
                    .filter(work -> !(work.event() instanceof Parsed.LifeCycle))
                    .toList();
            if (!events.isEmpty()) {
                apply(tenant, events, deadline, verdicts);
            }
        } catch (StoreFailure | DependencyUnavailable trouble) {
            metrics.count("tenant.interrupted");
            LOG.warn("Tenant {}: messages go back", tenant, trouble);
        }
    }

    /** First, in the order in which they happened: they decide whether the tenant's other events count. */
    private void openAndClose(List<Work> works, Deadline deadline, Verdicts verdicts) {
        for (Work work : works.stream().sorted(BY_TIME).toList()) {
            if (work.event() instanceof Parsed.LifeCycle event) {
                lifeCycles.apply(event, deadline);
                verdicts.done(work.message());
            }
        }
    }

    private void apply(String tenant, List<Work> works, Deadline deadline, Verdicts verdicts) {
        try {
            commit(tenant, works, deadline, verdicts);
        } catch (StoreFailure.Permanent refused) {
            if (works.size() > 1) {
                halve(tenant, works, deadline, verdicts);
            } else {
                String detail = PoisonReason.REFUSED_BY_DATABASE.sentence() + ", SQLState " + refused.sqlState();
                works.forEach(work ->
                        verdicts.dead(new DeadLetter(work.message(), PoisonReason.REFUSED_BY_DATABASE, detail)));
            }
        } catch (StoreFailure.Transient | DependencyUnavailable trouble) {
            throw trouble;
        } catch (RuntimeException bug) {
            // Ours, and cured by a release: the one event waits for it on the queue, the others must not.
            if (works.size() > 1) {
                halve(tenant, works, deadline, verdicts);
            } else {
                metrics.count("event.fault");
                String eventId = works.getFirst().event().eventId();
                LOG.error("Event {} of tenant {} cannot be applied", eventId, tenant, new Unquoted(bug));
            }
        }
    }

    private void halve(String tenant, List<Work> works, Deadline deadline, Verdicts verdicts) {
        int middle = works.size() / 2;
        apply(tenant, works.subList(0, middle), deadline, verdicts);
        apply(tenant, works.subList(middle, works.size()), deadline, verdicts);
    }

    private void commit(String tenant, List<Work> works, Deadline deadline, Verdicts verdicts) {
        List<Parsed.Event> events = works.stream().map(Work::event).toList();
        TenantTransaction.Committed committed;
        try (LeadCache.Writing writing = cache.begin(tenant, deadline)) {
            long start = nanoTime.getAsLong();
            committed =
                    database.call(deadline, () -> transaction.run(tenant, events, deadline.within(TRANSACTION_LIMIT)));
            metrics.time("stage.transaction", Duration.ofNanos(nanoTime.getAsLong() - start));
            steps.reached(Step.COMMITTED);
            writeThrough.tell(writing, tenant, committed.saved(), deadline);
        }
        steps.reached(Step.CACHED);
        if (!committed.dropped().isEmpty()) {
            writeThrough.forget(tenant, committed.dropped(), deadline);
        }
        count(events.size(), committed);
        verdicts.done(works);
    }

    private void count(int events, TenantTransaction.Committed committed) {
        int applied = committed.applied().size();
        int dropped = committed.dropped().size();
        metrics.count("events.applied", applied);
        metrics.count("events.dropped", dropped);
        metrics.count("events.duplicate", events - applied - dropped);
        committed
                .applied()
                .forEach(event ->
                        metrics.time("WebhookToScoreMillis", Duration.between(event.receivedAt(), clock.instant())));
    }

    /** Type and place of a failure for the log, without its message: that may quote what somebody wrote. */
    private static final class Unquoted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unquoted(RuntimeException bug) {
            super(bug.getClass().getName());
            setStackTrace(bug.getStackTrace());
        }
    }
}
