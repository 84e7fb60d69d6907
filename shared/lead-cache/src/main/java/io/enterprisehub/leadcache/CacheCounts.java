package io.enterprisehub.leadcache;

import io.enterprisehub.cache.tier.TieredCache;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cache counted since it was made, by the names that metrics have behind {@code cache.}: sums of all regions, and for
 * each region what its answers came from. Safe for any thread.
 */
public final class CacheCounts {

    private CacheCounts() {}

    /** All of them. */
    public static Map<String, Long> of(TieredCache cache) {
        Map<String, Long> counts = new TreeMap<>(cache.counters().byName());
        counts.putAll(cache.counters().levelsByRegion());
        return counts;
    }

    /** Levels that are left alone at this moment, because they have just failed: 1 each, and nothing else. */
    public static Map<String, Long> resting(TieredCache cache) {
        Map<String, Long> resting = new TreeMap<>();
        if (cache.sharedRests()) {
            resting.put("remoteResting", 1L);
        }
        if (cache.persistentRests()) {
            resting.put("persistentResting", 1L);
        }
        return resting;
    }
}
