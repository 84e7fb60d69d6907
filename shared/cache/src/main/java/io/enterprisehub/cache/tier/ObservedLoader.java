package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import io.enterprisehub.cache.tier.CacheEvent.LoaderCall;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells a listener of each load. */
final class ObservedLoader<K, V> implements Loader<K, V> {

    private final Loader<K, V> loader;
    private final String region;
    private final CacheListener listener;
    private final Ticker ticker;

    ObservedLoader(Loader<K, V> loader, String region, CacheListener listener, Ticker ticker) {
        this.loader = loader;
        this.region = region;
        this.listener = listener;
        this.ticker = ticker;
    }

    @Override
    public Map<K, Versioned<V>> load(String tenant, Set<K> keys) {
        return observe(tenant, keys.size(), () -> loader.load(tenant, keys));
    }

    @Override
    public Map<K, Versioned<V>> reload(String tenant, Map<K, @Nullable Versioned<V>> known) {
        return observe(tenant, known.size(), () -> loader.reload(tenant, known));
    }

    private Map<K, Versioned<V>> observe(String tenant, int keys, Supplier<Map<K, Versioned<V>>> load) {
        long start = ticker.read();
        int found = -1;
        try {
            Map<K, Versioned<V>> values = load.get();
            found = (int) values.values().stream()
                    .filter(value -> value.value() != null)
                    .count();
            return values;
        } finally {
            long nanos = ticker.read() - start;
            listener.on(new LoaderCall(region, tenant, keys, Math.max(0, found), nanos, found < 0));
        }
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
