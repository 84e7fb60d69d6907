package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.Codecs;
import io.enterprisehub.cache.tier.LocalLimits;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our tiered cache: memory, Redis and a loader, one tenant, an invocation that lasts until the next one begins. */
final class Ours implements Subject {

    static final String TENANT = "bench";
    private static final Duration BUDGET = Duration.ofHours(1);
    private static final long LOCAL_BYTES = 512L << 20;

    /** Versions grow over all processes of a run: as a row's would. */
    private final AtomicLong versions = new AtomicLong(System.currentTimeMillis() << 20);

    private final @Nullable RedisLink link;
    private final TieredCache cache;
    private final Region<String, String> region;
    private volatile Session session;

    private Ours(@Nullable RedisLink link, TieredCache.Builder levels, RegionPolicy policy, Source source) {
        this.link = link;
        this.cache = levels.build();
        this.region = cache.region(new RegionDefinition<>(
                "bench",
                key -> key,
                Codecs.text(),
                (tenant, keys) -> source.load(keys).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new Versioned<>(versions.incrementAndGet(), entry.getValue()))),
                policy));
        this.session = cache.session(BUDGET);
    }

    /** Both levels. */
    static Ours of(String redis, RegionPolicy policy, Source source) {
        return of(redis, true, Duration.ofSeconds(5), policy, source);
    }

    /**
     * The shared level, with memory before it or without.
     *
     * @param deadline of one round trip
     */
    static Ours of(String redis, boolean local, Duration deadline, RegionPolicy policy, Source source) {
        RedisLink link = new RedisLink(RedisSettings.of(redis, false), InstantSource.system());
        TieredCache.Builder levels = TieredCache.builder().remote(new RedisLevel(link, deadline));
        return new Ours(link, local ? levels.local(LOCAL_BYTES) : levels, policy, source);
    }

    /** Memory alone. */
    static Ours inMemory(RegionPolicy policy, Source source) {
        return inMemory(LocalLimits.of(LOCAL_BYTES), policy, source);
    }

    /** Nothing but the loader. */
    static Ours withoutLevels(RegionPolicy policy, Source source) {
        return new Ours(null, TieredCache.builder(), policy, source);
    }

    /** Memory alone, within bounds. */
    static Ours inMemory(LocalLimits limits, RegionPolicy policy, Source source) {
        return new Ours(null, TieredCache.builder().local(limits), policy, source);
    }

    @Override
    public @Nullable String get(String key) {
        return region.get(session, TENANT, key);
    }

    @Override
    public Map<String, String> getAll(Set<String> keys) {
        return region.getAll(session, TENANT, keys);
    }

    @Override
    public void put(String key, String value) {
        region.put(session.writing(TENANT), key, new Versioned<>(versions.incrementAndGet(), value));
    }

    @Override
    public void evict(String key) {
        region.evict(TENANT, key);
    }

    @Override
    public void invocation() {
        Session last = session;
        session = cache.session(BUDGET);
        last.close();
    }

    @Override
    public void close() {
        session.close();
        if (link != null) {
            link.close();
        }
    }
}
