package io.enterprisehub.warmer;

import io.enterprisehub.cache.tier.SnapshotReport;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.store.tenant.Installation;
import io.enterprisehub.store.tenant.TenantRepository;
import io.enterprisehub.store.tenant.Warming;
import io.enterprisehub.store.tenant.WarmingRepository;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Has the leads that matter in the cache before anyone asks: tenant by tenant, round and round. Each run has a budget and
 * goes on where the last one ended.
 */
final class WarmSweep implements Sweep {

    /** Tenants whose names are read at once. */
    private static final int PAGE = 100;

    private final Steps steps;
    private final WarmingRepository warmings;
    private final TenantRepository tenants;
    private final List<WarmSource> sources;
    private final LeadCopies copies;
    private final WarmSettings settings;
    private final InstantSource clock;
    private final Metrics metrics;

    WarmSweep(
            Steps steps,
            WarmingRepository warmings,
            TenantRepository tenants,
            List<WarmSource> sources,
            LeadCopies copies,
            WarmSettings settings,
            InstantSource clock,
            Metrics metrics) {
        this.steps = steps;
        this.warmings = warmings;
        this.tenants = tenants;
        this.sources = List.copyOf(sources);
        this.copies = copies;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "warmedLeads";
    }

    @Override
    public Swept run(Deadline invocation) {
        Deadline deadline = Deadline.after(invocation.within(settings.budget()), System::nanoTime);
        if (deadline.expired()) {
            return new Swept(0, false);
        }
        String began = steps.read(deadline, warmings::cursor);
        String at = began;
        long count = 0;
        boolean wrapped = began.isEmpty();
        while (!deadline.expired()) {
            String after = at;
            List<String> page = steps.read(deadline, () -> warmings.after(after, PAGE));
            for (String tenant : page) {
                if (wrapped && !began.isEmpty() && tenant.compareTo(began) > 0) {
                    return new Swept(count, true);
                }
                if (deadline.expired()) {
                    return new Swept(count, false);
                }
                count += warm(tenant, deadline);
                at = tenant;
            }
            if (page.size() < PAGE && wrapped) {
                return new Swept(count, true);
            }
            if (page.size() < PAGE) {
                wrapped = true;
                at = "";
            }
        }
        return new Swept(count, false);
    }

    private long warm(String tenant, Deadline deadline) {
        HotSet hot = HotSet.of(sources, tenant, settings.leadsPerTenant());
        List<String> warmed = new ArrayList<>();
        SnapshotReport report;
        try (LeadCopies.Warm warm = copies.warm(tenant, deadline)) {
            for (Priority priority : Priority.values()) {
                if (priority != Priority.CRITICAL && deadline.expired()) {
                    metrics.count("warm.cut");
                    break;
                }
                warm.add(hot.of(priority));
                warmed.addAll(hot.of(priority));
                metrics.count(
                        "warm." + priority.name().toLowerCase(Locale.ROOT),
                        hot.of(priority).size());
            }
            report = warm.publish();
        }
        metrics.value("warm.snapshotBytes", (double) report.bytes());
        metrics.count("warm.leftOut", report.leftOut());
        note(tenant, warmed, deadline);
        return report.entries();
    }

    /** A tenant that was uninstalled meanwhile had its keys removed, perhaps before ours were written. */
    private void note(String tenant, List<String> warmed, Deadline deadline) {
        Installation state = steps.inTransaction(() -> {
            warmings.note(tenant, new Warming(clock.instant(), warmed));
            warmings.resumeAfter(tenant);
            return tenants.state(tenant);
        });
        if (state != Installation.INSTALLED) {
            copies.purge(tenant, deadline);
        }
    }
}
