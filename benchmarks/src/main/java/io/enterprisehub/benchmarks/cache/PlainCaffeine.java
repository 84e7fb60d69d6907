package io.enterprisehub.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Caffeine alone, with a life for each entry that a read computes anew, and statistics: what ours does with it too. */
final class PlainCaffeine implements Subject {

    static final int ENTRIES = 50_000;
    private static final long LIFE = TimeUnit.MINUTES.toNanos(5);

    private final LoadingCache<String, String> cache;

    PlainCaffeine(Source source) {
        cache = Caffeine.newBuilder()
                .maximumWeight(ENTRIES)
                .weigher((String key, String value) -> 1)
                .expireAfter(Expiry.<String, String>accessing((key, value) -> java.time.Duration.ofNanos(LIFE)))
                .executor(Runnable::run)
                .recordStats()
                .build(source::load);
    }

    CacheStats statistics() {
        return cache.stats();
    }

    @Override
    public String get(String key) {
        return cache.get(key);
    }

    @Override
    public Map<String, String> getAll(Set<String> keys) {
        return cache.getAll(keys);
    }

    @Override
    public void put(String key, String value) {
        cache.put(key, value);
    }

    @Override
    public void evict(String key) {
        cache.invalidate(key);
    }

    @Override
    public void close() {
        cache.invalidateAll();
    }
}
