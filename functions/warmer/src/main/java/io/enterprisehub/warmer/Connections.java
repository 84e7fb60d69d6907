package io.enterprisehub.warmer;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.function.runtime.Renewable;
import io.enterprisehub.store.StoreLifecycle;

/** Keeps the function's connections out of snapshots. */
record Connections(StoreLifecycle store, RedisLink redis) implements Renewable {

    @Override
    public void beforeCheckpoint() {
        store.suspend();
        redis.disconnect();
    }

    @Override
    public void afterRestore() {
        store.resume();
    }
}
