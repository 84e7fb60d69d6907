package io.enterprisehub.warmer;

import io.enterprisehub.cache.tier.WriteTicket;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.outbox.CacheRepair;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells Redis what it could not be told after a commit: writes the lead's row as it is now, or removes the entry of a lead
 * that has none.
 *
 * <p>Redis is told inside the transaction that holds the repairs. A purge of the tenant deletes those rows as well, so it
 * waits for this transaction, commits after it, and clears Redis last: nothing written here survives it.
 */
final class CacheRepairSweep implements Sweep {

    private static final int BATCH = 200;

    private final Steps steps;
    private final CacheRepairRepository repairs;
    private final LeadRepository leads;
    private final LeadCopies copies;
    private final Guard redis;

    CacheRepairSweep(Steps steps, CacheRepairRepository repairs, LeadRepository leads, LeadCopies copies, Guard redis) {
        this.steps = steps;
        this.repairs = repairs;
        this.leads = leads;
        this.copies = copies;
        this.redis = redis;
    }

    @Override
    public String name() {
        return "cacheRepairs";
    }

    @Override
    public Swept run(Deadline deadline) {
        return steps.repeat(BATCH, deadline, () -> repair(deadline));
    }

    private int repair(Deadline deadline) {
        List<CacheRepair> due = repairs.take(BATCH);
        Map<String, Set<String>> idsByTenant = due.stream()
                .map(CacheRepair::lead)
                .collect(Collectors.groupingBy(
                        LeadKey::tenant, TreeMap::new, Collectors.mapping(LeadKey::leadId, Collectors.toSet())));
        idsByTenant.forEach((tenant, ids) -> redis.<Void>call(deadline, () -> {
            WriteTicket ticket = copies.ticket(tenant, deadline);
            List<LeadDocument> rows = leads.documents(tenant, ids);
            Set<String> gone = new HashSet<>(ids);
            rows.forEach(row -> gone.remove(row.key().leadId()));
            copies.tell(ticket, tenant, rows, gone);
            return null;
        }));
        repairs.remove(due);
        return due.size();
    }
}
