package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.scoring.event.Parsed;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.outbox.CacheRepair;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import io.enterprisehub.store.tenant.Installation;
import io.enterprisehub.store.tenant.TenantRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the copies in line with what was committed, or notes that somebody else has to. */
final class WriteThrough {

    private static final Logger LOG = LoggerFactory.getLogger(WriteThrough.class);

    private static final Duration TRANSACTION_LIMIT = Duration.ofSeconds(2);

    private final LeadCache cache;
    private final CacheRepairRepository repairs;
    private final TenantRepository tenants;
    private final Transactions transactions;
    private final Guard database;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Metrics metrics;

    WriteThrough(
            LeadCache cache,
            CacheRepairRepository repairs,
            TenantRepository tenants,
            Transactions transactions,
            Guard database,
            InstantSource clock,
            LongSupplier nanoTime,
            Metrics metrics) {
        this.cache = cache;
        this.repairs = repairs;
        this.tenants = tenants;
        this.transactions = transactions;
        this.database = database;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.metrics = metrics;
    }

    /**
     * Writes the copies. Where Redis fails, the warmer is asked to do it.
     *
     * @throws DependencyUnavailable when the warmer could not be asked either: then the messages must come again
     */
    void tell(LeadCache.Writing writing, String tenant, List<LeadDocument> saved, Deadline deadline) {
        if (saved.isEmpty()) {
            return;
        }
        long start = nanoTime.getAsLong();
        try {
            writing.put(saved);
            removeIfClosedMeanwhile(tenant, deadline);
        } catch (DependencyUnavailable trouble) {
            metrics.count("cache.repairs", saved.size());
            LOG.warn("Tenant {}: {} copies are left to the warmer", tenant, saved.size(), trouble);
            addRepairs(saved, deadline);
        } finally {
            metrics.time("stage.cache", Duration.ofNanos(nanoTime.getAsLong() - start));
        }
    }

    /**
     * The tenant's row is no longer ours since the commit. An UNINSTALL that came in between removed all keys, perhaps before
     * ours were written; one that comes after this look will find them.
     */
    private void removeIfClosedMeanwhile(String tenant, Deadline deadline) {
        Installation state = database.call(
                deadline, () -> transactions.reading(deadline.within(TRANSACTION_LIMIT), () -> tenants.state(tenant)));
        if (state == Installation.UNINSTALLED) {
            cache.purge(tenant, deadline);
        }
    }

    private void addRepairs(List<LeadDocument> saved, Deadline deadline) {
        List<CacheRepair> wanted = saved.stream()
                .map(document -> new CacheRepair(document.key(), document.version()))
                .toList();
        database.call(
                deadline,
                () -> transactions.inTransaction(deadline.within(TRANSACTION_LIMIT), () -> {
                    repairs.add(wanted, clock.instant());
                    return wanted.size();
                }));
    }

    /**
     * Removes the claims of events that were dropped, and what looking at the tenant's log may have left there, so that
     * nothing of a closed tenant stays; else it expires in a day.
     */
    void forget(String tenant, List<Parsed.Event> events, Deadline deadline) {
        try {
            cache.removeClaims(
                    tenant, events.stream().map(Parsed.Event::eventId).toList(), deadline);
            cache.removeLog(tenant, deadline);
        } catch (DependencyUnavailable trouble) {
            metrics.count("claims.left");
        }
    }
}
