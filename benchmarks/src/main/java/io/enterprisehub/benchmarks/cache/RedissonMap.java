package io.enterprisehub.benchmarks.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RLocalCachedMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.map.MapLoader;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.api.options.LocalCachedMapOptions.CacheProvider;
import org.redisson.api.options.LocalCachedMapOptions.EvictionPolicy;
import org.redisson.api.options.LocalCachedMapOptions.ReconnectionStrategy;
import org.redisson.api.options.LocalCachedMapOptions.SyncStrategy;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** Redisson's map with memory before it, with its guards on: invalidation, and CLEAR after a lost connection. */
final class RedissonMap implements Subject {

    private static final int CONNECTIONS = 8;

    private final RedissonClient client;
    private final RLocalCachedMap<String, String> map;

    RedissonMap(String redis, Duration timeout, Source source) {
        Config config = new Config();
        config.setThreads(4).setNettyThreads(4).setCodec(StringCodec.INSTANCE);
        config.useSingleServer()
                .setAddress(redis)
                .setTimeout((int) timeout.toMillis())
                .setRetryAttempts(0)
                .setConnectionPoolSize(CONNECTIONS)
                .setConnectionMinimumIdleSize(CONNECTIONS);
        this.client = Redisson.create(config);
        this.map = client.getLocalCachedMap(LocalCachedMapOptions.<String, String>name("redisson:bench")
                .codec(StringCodec.INSTANCE)
                .cacheProvider(CacheProvider.CAFFEINE)
                .cacheSize(PlainCaffeine.ENTRIES)
                .evictionPolicy(EvictionPolicy.LFU)
                .maxIdle(Duration.ofMinutes(5))
                .reconnectionStrategy(ReconnectionStrategy.CLEAR)
                .syncStrategy(SyncStrategy.INVALIDATE)
                .loader(new FromSource(source)));
    }

    @Override
    public @Nullable String get(String key) {
        return map.get(key);
    }

    @Override
    public Map<String, String> getAll(Set<String> keys) {
        return map.getAll(keys);
    }

    @Override
    public void put(String key, String value) {
        map.fastPut(key, value);
    }

    @Override
    public void fill(Map<String, String> values) {
        map.putAll(values, FILL);
    }

    @Override
    public void evict(String key) {
        map.fastRemove(key);
    }

    @Override
    public void close() {
        client.shutdown(0, 1, java.util.concurrent.TimeUnit.SECONDS);
    }

    private record FromSource(Source source) implements MapLoader<String, String> {

        @Override
        public String load(String key) {
            return source.load(key);
        }

        @Override
        public Iterable<String> loadAllKeys() {
            return Set.of();
        }
    }
}
