package io.enterprisehub.warmer;

import io.enterprisehub.cache.micronaut.CacheRegions;
import io.enterprisehub.function.runtime.Renewable;
import io.enterprisehub.store.StoreLifecycle;

/** Keeps the function's connections out of snapshots. */
record Connections(StoreLifecycle store, CacheRegions regions) implements Renewable {

    @Override
    public void beforeCheckpoint() {
        store.suspend();
        regions.beforeCheckpoint();
    }

    @Override
    public void afterRestore() {
        store.resume();
        regions.afterRestore();
    }
}
