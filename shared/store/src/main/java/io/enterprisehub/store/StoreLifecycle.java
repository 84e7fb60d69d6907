package io.enterprisehub.store;

/** Checkpoint and restore: a snapshot must hold no open connection. */
public interface StoreLifecycle {

    /** Closes every connection and holds back new ones; no transaction may be running. Does nothing before the first use. */
    void suspend();

    /** Lets connections be opened again. Opens none. */
    void resume();
}
