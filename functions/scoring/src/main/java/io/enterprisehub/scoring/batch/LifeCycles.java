package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.leads.Stamp;
import io.enterprisehub.scoring.event.Parsed;
import io.enterprisehub.scoring.event.Parsed.LifeCycle.Change;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.tenant.Installation;
import io.enterprisehub.store.tenant.TenantRepository;
import java.time.Duration;
import java.util.List;

/**
 * Opens and closes tenants. Closing deletes every row and key of the tenant and leaves a tombstone with its time, so that
 * late events do not bring the tenant back; only a later INSTALL does. All of it can be repeated: a run that died half-way is
 * finished by the redelivery.
 */
final class LifeCycles {

    /** A large tenant has some hundred thousand rows. */
    private static final Duration PURGE_LIMIT = Duration.ofSeconds(8);

    private final Transactions transactions;
    private final TenantRepository tenants;
    private final LeadCache cache;
    private final Guard database;
    private final Metrics metrics;
    private final Step.Listener steps;

    LifeCycles(
            Transactions transactions,
            TenantRepository tenants,
            LeadCache cache,
            Guard database,
            Metrics metrics,
            Step.Listener steps) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.cache = cache;
        this.database = database;
        this.metrics = metrics;
        this.steps = steps;
    }

    void apply(Parsed.LifeCycle event, Deadline deadline) {
        for (String tenant : tenantsOf(event, deadline)) {
            apply(tenant, event, deadline);
        }
        metrics.count(event.change() == Change.INSTALL ? "tenants.installed" : "tenants.uninstalled");
    }

    /** An agency's event concerns every location of which an earlier event said that it is the agency's. */
    private List<String> tenantsOf(Parsed.LifeCycle event, Deadline deadline) {
        String company = event.company();
        if (!event.ofCompany() || company == null) {
            return List.of(event.tenant());
        }
        return database.call(
                deadline,
                () -> transactions.reading(deadline.within(PURGE_LIMIT), () -> tenants.tenantsOfCompany(company)));
    }

    private void apply(String tenant, Parsed.LifeCycle event, Deadline deadline) {
        boolean closes = event.change() == Change.UNINSTALL;
        Installation wanted = closes ? Installation.UNINSTALLED : Installation.INSTALLED;
        Stamp stamp = new Stamp(event.occurredAt(), event.eventId());
        database.call(
                deadline,
                () -> transactions.inTransaction(deadline.within(PURGE_LIMIT), () -> {
                    Installation now = tenants.applyLifecycle(tenant, event.company(), wanted, stamp);
                    if (closes && now == Installation.UNINSTALLED) {
                        tenants.purge(tenant);
                    }
                    return now;
                }));
        if (closes) {
            steps.reached(Step.TENANT_CLOSED);
            // Also where a later INSTALL holds: copies can be made again, and the earlier run may have died before this
            // line.
            cache.purge(tenant, deadline);
        }
    }
}
