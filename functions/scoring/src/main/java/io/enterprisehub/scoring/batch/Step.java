package io.enterprisehub.scoring.batch;

/** The moments between two effects, at which a process may die. */
enum Step {
    EVENT_IDS_INSERTED,
    LEADS_SAVED,
    COMMITTED,
    CACHED,
    TENANT_CLOSED;

    /** Told of every step; a test throws here what a dying process would not catch. */
    @FunctionalInterface
    interface Listener {

        Listener NONE = step -> {};

        void reached(Step step);
    }
}
