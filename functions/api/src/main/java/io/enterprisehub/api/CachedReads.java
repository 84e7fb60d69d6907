package io.enterprisehub.api;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.micronaut.CacheRegions;
import io.enterprisehub.cache.tier.Lookup;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.remote.AccessLog;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.metrics.CumulativeCounts;
import io.enterprisehub.function.metrics.EmfMetrics;
import io.enterprisehub.function.runtime.Renewable;
import io.enterprisehub.leadcache.CacheCounts;
import io.enterprisehub.leadcache.LeadRegion;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What this function reads through memory, Redis and the database, in this order. An answer is never older than what was
 * acknowledged before its request began. Safe for any thread.
 */
final class CachedReads implements Renewable {

    /** Of telling what was read: as long as one may wait who only wants to help the warmer. */
    private static final Duration TELL_LIMIT = Duration.ofMillis(250);

    /** As long as the warmer's own memory of what mattered. */
    private static final Duration HEAT_HALF_LIFE = Duration.ofHours(1);

    private final RedisLink link;
    private final CacheRegions regions;
    private final TieredCache cache;
    private final ReadReport report;
    private final Region<String, String> documents;
    private final Region<HistoryPageKey, String> history;
    private final Region<LeadVersion, String> predictions;

    /**
     * Connects to nothing yet.
     *
     * @param link the cache's own
     * @param metrics of the cache alone
     */
    CachedReads(CacheRegions regions, RedisLink link, EmfMetrics metrics, InstantSource clock) {
        this.link = link;
        this.regions = regions;
        this.cache = regions.cache();
        this.report = new ReadReport(
                cache,
                new CumulativeCounts("cache.", () -> CacheCounts.of(cache), metrics),
                metrics,
                new AccessLog(link, TELL_LIMIT, HEAT_HALF_LIFE),
                clock);
        this.documents = regions.region(LeadRegion.NAME);
        this.history = regions.region(RegionBeans.SCORES);
        this.predictions = regions.region(RegionBeans.PREDICTIONS);
    }

    /** Answers one request; what it reads together is as good as its first read. */
    <T> T during(String tenant, Deadline deadline, Function<Session, T> work) {
        try (Session session = cache.session(deadline.remaining())) {
            return work.apply(session);
        } finally {
            report.end(tenant);
        }
    }

    /** A lead's document; its value is null where the tenant has no such lead. */
    Lookup<String> document(Session session, String tenant, String leadId) {
        return documents.lookup(session, tenant, leadId);
    }

    Lookup<String> history(Session session, String tenant, HistoryPageKey key) {
        return history.lookup(session, tenant, key);
    }

    /** Scores as of now by lead id; leads that the tenant does not have are left out. */
    Map<String, String> predictions(Session session, String tenant, Set<String> leadIds) {
        List<LeadVersion> versions = new ArrayList<>();
        documents.lookupAll(session, tenant, leadIds).forEach((id, found) -> {
            if (found.value() != null) {
                versions.add(new LeadVersion(id, found.version()));
            }
        });
        Map<String, String> scores = new HashMap<>();
        predictions.getAll(session, tenant, versions).forEach((key, score) -> scores.put(key.leadId(), score));
        return scores;
    }

    /** Whether the shared level answers. */
    boolean answers(Duration limit) {
        return link.answers(limit);
    }

    @Override
    public void beforeCheckpoint() {
        regions.beforeCheckpoint();
    }

    @Override
    public void afterRestore() {
        regions.afterRestore();
    }
}
