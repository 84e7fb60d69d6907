package io.enterprisehub.cache.tier;

/** How one read differs from others of its region. */
public enum ReadOption {
    /** Makes a barrier: the read sees all that was acknowledged before it. */
    FRESH,
    /** Does not look into memory; what is found is kept there. */
    SKIP_LOCAL,
    /**
     * Asks the region's own loader, after a barrier. Memory keeps the answer, and so does PostgreSQL where the region persists;
     * the shared level keeps what it has.
     */
    RELOAD
}
