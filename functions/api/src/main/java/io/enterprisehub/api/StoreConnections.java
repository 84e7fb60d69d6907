package io.enterprisehub.api;

import io.enterprisehub.function.runtime.Renewable;
import io.enterprisehub.store.StoreLifecycle;

/** Closes the database connections before a snapshot. */
record StoreConnections(StoreLifecycle store) implements Renewable {

    @Override
    public void beforeCheckpoint() {
        store.suspend();
    }

    @Override
    public void afterRestore() {
        store.resume();
    }
}
