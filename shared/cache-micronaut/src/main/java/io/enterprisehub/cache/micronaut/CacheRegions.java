package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cache of a context with its regions: those of the {@link Accelerated} methods, those of the beans
 * {@link RegionDefinition}, and those that only configuration names, which hold texts that somebody puts. It is made when somebody asks for it first, and connects to nothing before the first read.
 *
 * <p>Safe for any thread.
 */
public final class CacheRegions implements AutoCloseable {

    private final TieredCache cache;
    private final Map<String, Region<?, ?>> regions = new HashMap<>();
    private final Map<String, GuardedRegion> guarded = new HashMap<>();
    private final @Nullable RedisLink link;
    private final Breakers breakers;
    private final Duration budget;

    CacheRegions(TieredCache cache, @Nullable RedisLink link, Breakers breakers, Duration budget) {
        this.cache = cache;
        this.link = link;
        this.breakers = breakers;
        this.budget = budget;
    }

    <K, V> void add(RegionDefinition<K, V> definition) {
        regions.put(definition.name(), cache.region(definition));
    }

    void add(GuardedRegion region) {
        guarded.put(region.method().region(), region);
    }

    /** The cache itself. */
    public TieredCache cache() {
        return cache;
    }

    /**
     * The region of a bean {@link RegionDefinition}, or one of texts that only configuration names.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    @SuppressWarnings("unchecked") // The caller names the types of its own definition.
    public <K, V> Region<K, V> region(String name) {
        Region<?, ?> region = regions.get(name);
        if (region == null) {
            throw new IllegalArgumentException("There is no region named " + name + "; there are: "
                    + regions.keySet().stream().sorted().toList());
        }
        return (Region<K, V>) region;
    }

    /**
     * Forgets what an {@link Accelerated} method answered.
     *
     * @param key values of the parameters that make the key, in their order
     * @throws io.enterprisehub.cache.tier.NotAcknowledged when a level could not be told
     */
    public void evict(String region, String tenant, @Nullable Object... key) {
        named(region).region().evict(tenant, keyOf(key));
    }

    /** As {@link #evict}, but the value may still be served where the method fails and the policy allows it. */
    public void expire(String region, String tenant, @Nullable Object... key) {
        named(region).region().expire(tenant, keyOf(key));
    }

    private static Call keyOf(@Nullable Object[] key) {
        return new Call(KeyText.of(key), () -> null);
    }

    private GuardedRegion named(String region) {
        GuardedRegion found = guarded.get(region);
        if (found == null) {
            throw new IllegalArgumentException("No @Accelerated method has the region " + region + "; there are: "
                    + guarded.keySet().stream().sorted().toList());
        }
        return found;
    }

    GuardedRegion guarded(GuardedMethod method) {
        return named(method.region());
    }

    /** For a call outside any session. */
    Session ownSession() {
        return cache.session(budget);
    }

    /** Before a snapshot of the process: no connection goes into it. */
    public void beforeCheckpoint() {
        if (link != null) {
            link.disconnect();
        }
    }

    /**
     * In each restored process, before its first session: tokens and jitter differ from its siblings', breakers forget.
     * What memory holds may be days old: it is only good in need.
     */
    public void afterRestore() {
        cache.restored();
        breakers.reset();
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
    }
}
