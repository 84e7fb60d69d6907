package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import io.enterprisehub.cache.tier.CacheEvent.LoaderCall;
import java.util.Map;
import java.util.Set;

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
        long start = ticker.read();
        int found = -1;
        try {
            Map<K, Versioned<V>> values = loader.load(tenant, keys);
            found = (int) values.values().stream()
                    .filter(value -> value.value() != null)
                    .count();
            return values;
        } finally {
            long nanos = ticker.read() - start;
            listener.on(new LoaderCall(region, tenant, keys.size(), Math.max(0, found), nanos, found < 0));
        }
    }

    @Override
    public void forget(String tenant, K key, long upTo) {
        loader.forget(tenant, key, upTo);
    }
}
