package io.enterprisehub.warmer;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.Counter;
import io.enterprisehub.cache.tier.HydrationPolicy;
import io.enterprisehub.cache.tier.Lookup;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.cache.tier.WriteTicket;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.leadcache.LeadRegion;
import io.enterprisehub.store.lead.LeadDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Another function's environment that has just started: it can reach Redis and, to show what is in it, no database. */
final class FreshEnvironment {

    private static final Duration AMPLE = Duration.ofSeconds(10);

    private final TieredCache cache;
    private final Region<String, String> leads;

    FreshEnvironment(RedisLink link) {
        this.cache = TieredCache.builder()
                .local(32 << 20)
                .remote(new RedisLevel(link, AMPLE))
                .hydrate(HydrationPolicy.standard())
                .build();
        this.leads = cache.region(LeadRegion.over((tenant, ids) -> Map.of(), RegionPolicy.strict()));
    }

    /** Looks a lead up after the barrier, which would bring the value of a first read along with the log. */
    Lookup<String> lookup(String tenant, String leadId) {
        try (Session session = cache.session(AMPLE)) {
            leads.getAll(session, tenant, List.of());
            return leads.lookup(session, tenant, leadId);
        }
    }

    void put(LeadDocument row, long version) {
        String tenant = row.key().tenant();
        try (Session session = cache.session(AMPLE)) {
            leads.getAll(session, tenant, List.of());
            WriteTicket ticket = session.writing(tenant);
            leads.put(
                    ticket,
                    row.key().leadId(),
                    new Versioned<>(version, LeadRegion.valueOf(row).value()));
        }
    }

    long count(Counter counter) {
        return cache.counters().get(counter);
    }
}
