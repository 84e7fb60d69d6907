package io.enterprisehub.scoring.batch;

import io.enterprisehub.cache.Erasure;
import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.NotAcknowledged;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.cache.tier.WriteTicket;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.function.runtime.Renewable;
import io.enterprisehub.leadcache.LeadRegion;
import io.enterprisehub.store.lead.LeadDocument;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The copies of leads in the tiered cache, as their writer sees them. All methods throw {@link DependencyUnavailable} when
 * Redis did not do it. Safe for any thread.
 *
 * <p>It keeps nothing in its own memory: scoring reads leads from their rows only.
 */
public final class LeadCache implements Renewable {

    /** Of one command, or of the first connection of an environment with its class loading. */
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(1);

    /** Walks the whole key space. */
    private static final Duration PURGE_LIMIT = Duration.ofSeconds(8);

    private final RedisLink link;
    private final RedisLevel shared;
    private final TieredCache cache;
    private final Region<String, String> leads;
    private final Erasure erasure;
    private final Guard guard;
    private final CacheReport report;

    /**
     * Connects to nothing yet.
     *
     * @param link the cache's own
     * @param leads made of {@link #region}
     */
    LeadCache(RedisLink link, TieredCache cache, Region<String, String> leads, Guard guard, CacheReport report) {
        this.link = link;
        this.shared = new RedisLevel(link, WRITE_LIMIT);
        this.cache = cache;
        this.leads = leads;
        this.erasure = new Erasure(link);
        this.guard = guard;
        this.report = report;
    }

    /** The region of leads, of which scoring only knows how it is written. */
    static RegionDefinition<String, String> region(RegionPolicy policy) {
        return LeadRegion.over(LeadCache::neverLoaded, policy);
    }

    private static Map<String, Versioned<String>> neverLoaded(String tenant, Set<String> ids) {
        throw new IllegalStateException("Scoring writes copies of leads and reads none");
    }

    /**
     * Looks where the tenant's log stands. To be called before the transaction whose result is put: only a writer who knows
     * that can prove that nobody overtook it. Without Redis the writing begins all the same, and its put will fail.
     */
    Writing begin(String tenant, Deadline deadline) {
        Session session = cache.session(deadline.remaining());
        leads.getAll(session, tenant, List.of());
        return new Writing(tenant, session, session.writing(tenant));
    }

    /** One transaction's way into the cache. Belongs to one thread. */
    final class Writing implements AutoCloseable {

        private final String tenant;
        private final Session session;
        private final WriteTicket ticket;

        private Writing(String tenant, Session session, WriteTicket ticket) {
            this.tenant = tenant;
            this.session = session;
            this.ticket = ticket;
        }

        /** Writes through what the rows now say. */
        void put(List<LeadDocument> documents) {
            try {
                leads.putAll(ticket, LeadRegion.valuesOf(documents));
            } catch (NotAcknowledged untold) {
                throw new DependencyUnavailable("redis", "copies could not be told", untold);
            }
        }

        @Override
        public void close() {
            session.close();
            report.end(tenant);
        }
    }

    /** Removes the webhook's claims on events, whatever their state. */
    void removeClaims(String tenant, Collection<String> eventIds, Deadline deadline) {
        guard.call(deadline, () -> {
            erasure.claims(tenant, eventIds, deadline.within(WRITE_LIMIT));
            return eventIds.size();
        });
    }

    /** Removes the tenant's log: safe at any time, since readers that miss it trust nothing that they hold. */
    void removeLog(String tenant, Deadline deadline) {
        guard.call(deadline, () -> {
            shared.forgetLog(tenant);
            return true;
        });
    }

    /** Removes every key of a tenant. */
    void purge(String tenant, Deadline deadline) {
        guard.call(deadline, () -> erasure.everything(tenant, deadline.within(PURGE_LIMIT)));
    }

    @Override
    public void beforeCheckpoint() {
        link.disconnect();
    }

    @Override
    public void afterRestore() {
        cache.restored();
    }
}
