package io.enterprisehub.api;

import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.remote.AccessLog;
import io.enterprisehub.cache.tier.remote.KeyHeat;
import io.enterprisehub.cache.tier.remote.RemoteUnavailable;
import io.enterprisehub.function.metrics.CumulativeCounts;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.leadcache.CacheCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells at the end of requests what the cache counted, as metrics, and which leads were read, to the warmer. The latter costs
 * a round trip, so each tenant's is told now and then. Safe for any thread.
 */
final class ReadReport {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    /** The hottest of an environment; the warmer adds up those of all. */
    private static final int KEYS = 100;

    private final TieredCache cache;
    private final CumulativeCounts counts;
    private final Metrics metrics;
    private final AccessLog accessLog;
    private final InstantSource clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    /**
     * Nothing is told yet.
     *
     * @param metrics where the counts go, too
     */
    ReadReport(TieredCache cache, CumulativeCounts counts, Metrics metrics, AccessLog accessLog, InstantSource clock) {
        this.cache = cache;
        this.counts = counts;
        this.metrics = metrics;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    void end(String tenant) {
        CacheCounts.resting(cache).forEach((level, one) -> metrics.count("cache." + level, one));
        counts.report(Map.of("tenant", tenant));
        Instant now = clock.instant();
        Instant last = told.get(tenant);
        if (last != null && now.isBefore(last.plus(PERIOD))) {
            return;
        }
        told.put(tenant, now);
        List<KeyHeat> read = cache.drainHeat(tenant, KEYS);
        if (!read.isEmpty()) {
            tell(tenant, read);
        }
    }

    private void tell(String tenant, List<KeyHeat> read) {
        try {
            accessLog.record(tenant, read);
        } catch (RemoteUnavailable down) {
            return; // what is not told is not warmed, nothing else; the cache itself counts that Redis is down
        }
    }
}
