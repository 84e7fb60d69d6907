package io.enterprisehub.cache.tier;

import java.util.Map;
import java.util.Set;

/**
 * The truth behind a region. It must read what is committed at the time of the call: a replica that lags, or another cache,
 * breaks the promise of the cache in front of it.
 */
@FunctionalInterface
public interface Loader<K, V> {

    /**
     * Loads many values at once.
     *
     * @return a value for each key that there is; a key that is left out counts as absent, with version 0
     */
    Map<K, Versioned<V>> load(String tenant, Set<K> keys);

    /**
     * Forgets what the loader itself keeps of a key, up to a version, because the truth has changed. The cache calls it
     * before it acknowledges a change; when it throws, the change is not acknowledged. A loader that asks the truth each
     * time has nothing to forget.
     */
    default void forget(String tenant, K key, long upTo) {}
}
