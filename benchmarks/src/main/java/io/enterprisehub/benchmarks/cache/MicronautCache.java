package io.enterprisehub.benchmarks.cache;

import io.micronaut.cache.CacheManager;
import io.micronaut.cache.SyncCache;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Micronaut's cache over Caffeine, as {@code @Cacheable(atomic = true)} uses it: one level, statistics on. */
final class MicronautCache implements Subject {

    private static final Argument<String> TEXT = Argument.of(String.class);

    private final ApplicationContext context;
    private final SyncCache<?> cache;
    private final Source source;

    MicronautCache(Source source) {
        this.source = source;
        this.context = ApplicationContext.run(Map.of(
                "micronaut.caches.bench.maximum-size",
                PlainCaffeine.ENTRIES,
                "micronaut.caches.bench.expire-after-access",
                "5m",
                "micronaut.caches.bench.record-stats",
                true));
        this.cache = (SyncCache<?>) context.getBean(CacheManager.class).getCache("bench");
    }

    @Override
    public String get(String key) {
        return cache.get(key, TEXT, () -> source.load(key));
    }

    /** It has no bulk read. */
    @Override
    public Map<String, String> getAll(Set<String> keys) {
        Map<String, String> values = new HashMap<>();
        keys.forEach(key -> values.put(key, get(key)));
        return values;
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
        context.close();
    }
}
