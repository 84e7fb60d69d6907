package io.enterprisehub.api;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.Codecs;
import io.enterprisehub.cache.tier.HydrationPolicy;
import io.enterprisehub.cache.tier.Loader;
import io.enterprisehub.cache.tier.Lookup;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.remote.AccessLog;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.metrics.CumulativeCounts;
import io.enterprisehub.function.metrics.EmfMetrics;
import io.enterprisehub.function.runtime.Renewable;
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
final class CachedReads implements Renewable, AutoCloseable {

    /** A step takes half a millisecond; the first one of an environment connects and loads the client's classes. */
    private static final Duration SHARED_LIMIT = Duration.ofMillis(250);

    private static final RegionPolicy OF_HISTORY =
            RegionPolicy.strict().withTtl(Duration.ofMinutes(10), Duration.ofSeconds(30));

    /** Of a score's decay nothing is seen in five minutes. */
    private static final RegionPolicy OF_PREDICTIONS =
            RegionPolicy.strict().withTtl(Duration.ofMinutes(5), Duration.ofSeconds(30));

    /** As long as the warmer's own memory of what mattered. */
    private static final Duration HEAT_HALF_LIFE = Duration.ofHours(1);

    private final RedisLink link;
    private final TieredCache cache;
    private final ReadReport report;
    private final Region<String, String> documents;
    private final Region<HistoryPageKey, String> history;
    private final Region<LeadVersion, String> predictions;

    /**
     * Connects to nothing yet.
     *
     * @param memoryBytes of encoded values kept in this environment
     * @param metrics of the cache alone
     */
    CachedReads(
            RedisLink link,
            long memoryBytes,
            Loader<String, String> rows,
            HistoryPages pages,
            Loader<LeadVersion, String> scores,
            EmfMetrics metrics,
            InstantSource clock) {
        this.link = link;
        this.cache = TieredCache.builder()
                .local(memoryBytes)
                .remote(new RedisLevel(link, SHARED_LIMIT))
                .hydrate(HydrationPolicy.standard())
                .build();
        this.report = new ReadReport(
                cache,
                new CumulativeCounts("cache.", cache.counters()::byName, metrics),
                new AccessLog(link, SHARED_LIMIT, HEAT_HALF_LIFE),
                clock);
        this.documents = cache.region(LeadRegion.over(rows, LeadRegion.policy()));
        this.history =
                cache.region(new RegionDefinition<>("scores", HistoryPageKey::text, Codecs.text(), pages, OF_HISTORY));
        this.predictions = cache.region(
                new RegionDefinition<>("predictions", LeadVersion::text, Codecs.text(), scores, OF_PREDICTIONS));
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
        link.disconnect();
    }

    /** What memory holds may be days old: it is only good in need. */
    @Override
    public void afterRestore() {
        cache.restored();
    }

    @Override
    public void close() {
        link.close();
    }
}
