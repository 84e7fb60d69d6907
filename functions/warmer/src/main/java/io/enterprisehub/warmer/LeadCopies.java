package io.enterprisehub.warmer;

import io.enterprisehub.cache.Erasure;
import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.NotAcknowledged;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.SnapshotPolicy;
import io.enterprisehub.cache.tier.SnapshotReport;
import io.enterprisehub.cache.tier.Snapshots;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.WriteTicket;
import io.enterprisehub.cache.tier.remote.AccessLog;
import io.enterprisehub.cache.tier.remote.RemoteUnavailable;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.leadcache.LeadRegion;
import io.enterprisehub.store.lead.LeadDocument;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The copies of leads in Redis, as this function fills and repairs them. It keeps none in its own memory, which nobody else
 * can reach. Methods throw {@link DependencyUnavailable} when Redis did not do it. Safe for any thread.
 */
final class LeadCopies {

    /** Of reading the access log, or of the first connection of an environment with its class loading. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** Walks the whole key space. */
    private static final Duration PURGE_LIMIT = Duration.ofSeconds(8);

    private final TieredCache cache;
    private final Region<String, String> leads;
    private final Snapshots snapshots;
    private final Erasure erasure;
    private final AccessLog accessLog;

    /**
     * Connects to nothing yet.
     *
     * @param link the cache's own
     */
    LeadCopies(RedisLink link, TieredCache cache, Region<String, String> leads) {
        this.cache = cache;
        this.leads = leads;
        this.snapshots = cache.snapshots(SnapshotPolicy.standard());
        this.erasure = new Erasure(link);
        this.accessLog = new AccessLog(link, LIMIT, Duration.ofHours(1));
    }

    /** Looks where the tenant's log stands, before the rows are read that are to be told. */
    WriteTicket ticket(String tenant, Deadline deadline) {
        try (Session session = cache.session(deadline.remaining())) {
            leads.getAll(session, tenant, List.of());
            return session.writing(tenant);
        }
    }

    /** Tells what the rows say, and that there are no rows of others. */
    void tell(WriteTicket ticket, String tenant, Collection<LeadDocument> rows, Collection<String> gone) {
        try {
            leads.putAll(ticket, LeadRegion.valuesOf(rows));
            gone.forEach(id -> leads.evict(tenant, id));
        } catch (NotAcknowledged untold) {
            throw new DependencyUnavailable("redis", "copies could not be told", untold);
        }
    }

    /** Leads that callers asked for lately, those most asked for first. */
    List<String> read(String tenant, int limit) {
        try {
            return accessLog.hottest(tenant, LeadRegion.NAME, limit).stream()
                    .map(heat -> heat.address().key())
                    .toList();
        } catch (RemoteUnavailable down) {
            throw new DependencyUnavailable("redis", "the reads of " + tenant + " are not known", down);
        }
    }

    /** Brings leads into Redis and into the snapshot from which fresh environments begin. */
    Warm warm(String tenant, Deadline deadline) {
        try {
            return new Warm(tenant, cache.session(deadline.remaining()), snapshots.draft(tenant));
        } catch (RemoteUnavailable down) {
            throw new DependencyUnavailable("redis", "no snapshot could be begun", down);
        }
    }

    /** A hot set on its way into the cache. Belongs to one thread. */
    final class Warm implements AutoCloseable {

        private final String tenant;
        private final Session session;
        private final Snapshots.Draft draft;

        private Warm(String tenant, Session session, Snapshots.Draft draft) {
            this.tenant = tenant;
            this.session = session;
            this.draft = draft;
        }

        void add(List<String> leadIds) {
            try {
                draft.add(session, leads, leadIds);
            } catch (RemoteUnavailable down) {
                throw new DependencyUnavailable("redis", "leads of " + tenant + " could not be warmed", down);
            }
        }

        SnapshotReport publish() {
            try {
                return draft.publish();
            } catch (RemoteUnavailable down) {
                throw new DependencyUnavailable("redis", "the snapshot of " + tenant + " could not be stored", down);
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** Removes every key of a tenant that is gone. */
    void purge(String tenant, Deadline deadline) {
        erasure.everything(tenant, deadline.within(PURGE_LIMIT));
    }
}
