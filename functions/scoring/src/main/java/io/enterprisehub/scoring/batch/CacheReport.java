package io.enterprisehub.scoring.batch;

import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.function.metrics.CumulativeCounts;
import io.enterprisehub.function.metrics.EmfMetrics;
import io.enterprisehub.leadcache.CacheCounts;
import java.util.Map;

/**
 * Tells what the cache did for a tenant's part of a batch, in a document of its own beside which the tenant can stand. Safe
 * for any thread.
 */
interface CacheReport {

    /** To be called when the part is done. */
    void end(String tenant);

    /** Tells through the metrics that also hold the cache's times, and nobody else's. */
    static CacheReport of(TieredCache cache, EmfMetrics metrics) {
        CumulativeCounts counts = new CumulativeCounts("cache.", () -> CacheCounts.of(cache), metrics);
        return tenant -> {
            CacheCounts.resting(cache).forEach((level, one) -> metrics.count("cache." + level, one));
            counts.report(Map.of("tenant", tenant));
        };
    }
}
