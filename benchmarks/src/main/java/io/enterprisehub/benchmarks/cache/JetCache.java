package io.enterprisehub.benchmarks.cache;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.CacheBuilder;
import com.alicp.jetcache.CacheLoader;
import com.alicp.jetcache.SimpleCacheManager;
import com.alicp.jetcache.anno.CacheConsts;
import com.alicp.jetcache.anno.CacheType;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import com.alicp.jetcache.template.CacheBuilderTemplate;
import com.alicp.jetcache.template.NotifyMonitorInstaller;
import com.alicp.jetcache.template.QuickConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * JetCache with both levels and its guards on: penetration protection, and a broadcast that tells other processes what to
 * drop from memory (broadcastChannel and syncLocal).
 */
final class JetCache implements Subject {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final RedisClient client;
    private final SimpleCacheManager manager = new SimpleCacheManager();
    private final Cache<String, String> cache;

    JetCache(String redis, Duration timeout, Source source) {
        this.client = RedisClient.create(redis);
        RedisLettuceCacheBuilder<?> remote = RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
                .redisClient(client)
                .pubSubConnection(client.connectPubSub(ByteArrayCodec.INSTANCE))
                .asyncResultTimeoutInMillis(timeout.toMillis())
                .broadcastChannel("bench")
                .keyPrefix("jetcache:")
                .valueEncoder(JetCacheCodecs::encode)
                .valueDecoder(JetCacheCodecs::decode);
        manager.setCacheBuilderTemplate(template(remote));
        this.cache = manager.getOrCreateCache(QuickConfig.newBuilder("bench:")
                .cacheType(CacheType.BOTH)
                .expire(LIFE)
                .localExpire(LIFE)
                .localLimit(PlainCaffeine.ENTRIES)
                .syncLocal(true)
                .penetrationProtect(true)
                .loader(new FromSource(source))
                .build());
    }

    @SuppressWarnings("unchecked") // The constructor takes maps as varargs.
    private static CacheBuilderTemplate template(CacheBuilder remote) {
        CacheBuilder local = CaffeineCacheBuilder.createCaffeineCacheBuilder();
        CacheBuilderTemplate template = new CacheBuilderTemplate(
                true, Map.of(CacheConsts.DEFAULT_AREA, local), Map.of(CacheConsts.DEFAULT_AREA, remote));
        // Without it nothing is broadcast, whatever the configuration of the cache says.
        template.getCacheMonitorInstallers().add(new NotifyMonitorInstaller(area -> remote));
        return template;
    }

    @Override
    public @Nullable String get(String key) {
        return cache.get(key);
    }

    @Override
    public Map<String, String> getAll(Set<String> keys) {
        return cache.getAll(keys);
    }

    @Override
    public void put(String key, String value) {
        cache.put(key, value, LIFE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void fill(Map<String, String> values) {
        cache.putAll(values, LIFE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void evict(String key) {
        cache.remove(key);
    }

    @Override
    public void close() {
        manager.close();
        client.shutdown(0, 1, TimeUnit.SECONDS);
    }

    private record FromSource(Source source) implements CacheLoader<String, String> {

        @Override
        public String load(String key) {
            return source.load(key);
        }

        @Override
        public Map<String, String> loadAll(Set<String> keys) {
            return source.load(keys);
        }
    }
}
