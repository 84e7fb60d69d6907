package io.enterprisehub.cache.tier;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A loader that does not let one tenant search the database for keys that do not exist. Each absent key takes a permit of its
 * tenant's; without one nothing is loaded for that tenant until time brings new ones. Existing keys take none, and hits are
 * not affected.
 *
 * <p>Safe for any thread. A load takes its first permit before it begins, so that loads side by side cannot pass together.
 */
public final class AbsentLimit<K, V> implements Loader<K, V> {

    /** Beyond so many tenants those are forgotten that have all their permits: nothing is lost with them. */
    private static final int TENANTS = 1_000;

    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private final Loader<K, V> loader;
    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private AbsentLimit(Loader<K, V> loader, int perMinute, LongSupplier nanoTime) {
        this.loader = loader;
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /** Permits at a time. */
    private record Bucket(double permits, long at) {

        Bucket taken(double count, long now, int perMinute) {
            double grown = permits + (now - at) * (perMinute / MINUTE);
            return new Bucket(Math.min(perMinute, grown) - count, now);
        }
    }

    /**
     * Limits a loader.
     *
     * @param perMinute absent keys of one tenant, and at most so many at once
     * @param nanoTime monotonic, such as {@code System::nanoTime}
     */
    public static <K, V> Loader<K, V> around(Loader<K, V> loader, int perMinute, LongSupplier nanoTime) {
        if (perMinute <= 0) {
            throw new IllegalArgumentException("perMinute is positive: " + perMinute);
        }
        return new AbsentLimit<>(loader, perMinute, nanoTime);
    }

    /**
     * Loads if the tenant has a permit left.
     *
     * @throws TooManyAbsent when it has none
     */
    @Override
    public Map<K, Versioned<V>> load(String tenant, Set<K> keys) {
        return within(tenant, keys, () -> loader.load(tenant, keys));
    }

    /**
     * Loads anew, as {@link #load} does.
     *
     * @throws TooManyAbsent when the tenant has no permit left
     */
    @Override
    public Map<K, Versioned<V>> reload(String tenant, Map<K, @Nullable Versioned<V>> known) {
        return within(tenant, known.keySet(), () -> loader.reload(tenant, known));
    }

    private Map<K, Versioned<V>> within(String tenant, Set<K> keys, Supplier<Map<K, Versioned<V>>> load) {
        if (take(tenant, 1) < 0) {
            take(tenant, -1);
            throw new TooManyAbsent(tenant, perMinute);
        }
        int absent = 0;
        try {
            Map<K, Versioned<V>> found = load.get();
            absent = (int) keys.stream().filter(key -> isAbsent(found.get(key))).count();
            return found;
        } finally {
            take(tenant, absent - 1);
        }
    }

    private static boolean isAbsent(@Nullable Versioned<?> found) {
        return found == null || found.value() == null;
    }

    private double take(String tenant, double count) {
        long now = nanoTime.getAsLong();
        if (buckets.size() > TENANTS) {
            buckets.values().removeIf(bucket -> bucket.taken(0, now, perMinute).permits() >= perMinute);
        }
        return buckets.compute(
                        tenant,
                        (name, bucket) ->
                                (bucket == null ? new Bucket(perMinute, now) : bucket).taken(count, now, perMinute))
                .permits();
    }

    @Override
    public void forget(String tenant, K key, long upTo) {
        loader.forget(tenant, key, upTo);
    }

    @Override
    public void forgetAll(String tenant) {
        loader.forgetAll(tenant);
    }
}
