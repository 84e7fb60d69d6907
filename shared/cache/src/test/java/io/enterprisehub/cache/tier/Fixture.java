package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A cache with a clock that a test moves, and a truth that a test changes. */
final class Fixture {

    static final Duration LIMIT = Duration.ofSeconds(5);
    static final RegionPolicy POLICY = RegionPolicy.strict()
            .withTtl(Duration.ofMinutes(10), Duration.ofMinutes(1))
            .withJitter(0)
            .withMaxStaleness(Duration.ofHours(1));

    final Map<String, Versioned<String>> truth = new HashMap<>();
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger loadedKeys = new AtomicInteger();
    final AtomicLong nanos = new AtomicLong();
    final TieredCache cache;
    final Region<String, String> region;
    volatile boolean loaderBroken;
    volatile Runnable whileLoading = () -> {};

    Fixture(@Nullable RemoteLevel remote, boolean local, RegionPolicy policy) {
        this(remote, local ? 1 << 20 : 0, policy, null);
    }

    Fixture(@Nullable RemoteLevel remote, long bytes, RegionPolicy policy, @Nullable HydrationPolicy hydration) {
        TieredCache.Builder builder = TieredCache.builder().ticker(nanos::get).restAfterFailure(Duration.ofSeconds(1));
        if (remote != null) {
            builder.remote(remote);
        }
        if (bytes > 0) {
            builder.local(bytes);
        }
        if (hydration != null) {
            builder.hydrate(hydration);
        }
        cache = builder.build();
        region = cache.region(new RegionDefinition<>("r", key -> key, Codecs.text(), this::load, policy));
    }

    private Map<String, Versioned<String>> load(String tenant, Set<String> keys) {
        loads.incrementAndGet();
        loadedKeys.addAndGet(keys.size());
        Map<String, Versioned<String>> found = new HashMap<>(truth);
        found.keySet().retainAll(keys);
        whileLoading.run();
        if (loaderBroken) {
            throw new IllegalStateException("The loader is broken");
        }
        return found;
    }

    Session session() {
        return cache.session(LIMIT);
    }

    /** One read in an invocation of its own. */
    Lookup<String> read(String tenant, String key) {
        try (Session session = session()) {
            return region.lookup(session, tenant, key);
        }
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    static String valueKey(String tenant, String key) {
        return "eh:{" + tenant + "}:tier:v:r:" + key;
    }

    static void delete(RedisLink link, String key) {
        link.call(LIMIT, redis -> redis.del(key));
    }
}
