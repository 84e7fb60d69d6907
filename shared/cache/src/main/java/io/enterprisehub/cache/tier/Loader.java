package io.enterprisehub.cache.tier;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
     * Loads anew where a level still has a value whose time is over. Who can ask whether it has changed answers with the very
     * object that was given: then its life begins again, and nothing is sent to the shared level but that. By default
     * everything is loaded.
     *
     * @param known what there was of each key, null where nothing is known
     * @return as {@link #load}
     */
    default Map<K, Versioned<V>> reload(String tenant, Map<K, @Nullable Versioned<V>> known) {
        return load(tenant, known.keySet());
    }

    /**
     * Forgets what the loader itself keeps of a key, up to a version, because the truth has changed. The cache calls it
     * before it acknowledges a change; when it throws, the change is not acknowledged. A loader that asks the truth each
     * time has nothing to forget.
     */
    default void forget(String tenant, K key, long upTo) {}

    /** The same for all keys of a tenant, because a group of values is no longer good. */
    default void forgetAll(String tenant) {}
}
