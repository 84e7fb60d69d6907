package io.enterprisehub.warmer;

import io.enterprisehub.cache.Entry;
import io.enterprisehub.cache.VersionedEntries;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.outbox.CacheRepair;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import java.time.Duration;
import java.util.ArrayList;
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

    /** One pipeline of a batch takes milliseconds; the rows of the transaction wait for it. */
    private static final Duration REDIS_LIMIT = Duration.ofSeconds(2);

    /** As in the writes of the scoring function. */
    private static final Duration ENTRY_LIFE = Duration.ofDays(1);

    private final Steps steps;
    private final CacheRepairRepository repairs;
    private final LeadRepository leads;
    private final VersionedEntries entries;
    private final Guard redis;

    CacheRepairSweep(
            Steps steps, CacheRepairRepository repairs, LeadRepository leads, VersionedEntries entries, Guard redis) {
        this.steps = steps;
        this.repairs = repairs;
        this.leads = leads;
        this.entries = entries;
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
        List<Entry> current = new ArrayList<>();
        idsByTenant.forEach((tenant, ids) -> {
            Set<String> gone = new HashSet<>(ids);
            for (LeadDocument document : leads.documents(tenant, ids)) {
                gone.remove(document.key().leadId());
                current.add(entry(document));
            }
            redis.<Void>call(deadline, () -> {
                entries.remove(tenant, gone, deadline.within(REDIS_LIMIT));
                return null;
            });
        });
        redis.<Integer>call(deadline, () -> entries.putAll(current, deadline.within(REDIS_LIMIT)));
        repairs.remove(due);
        return due.size();
    }

    private static Entry entry(LeadDocument document) {
        return new Entry(
                document.key().tenant(),
                document.key().leadId(),
                document.version(),
                LeadDocumentJson.write(document),
                ENTRY_LIFE);
    }
}
