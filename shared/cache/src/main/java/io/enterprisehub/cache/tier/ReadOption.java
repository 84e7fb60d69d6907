package io.enterprisehub.cache.tier;

/** How one read differs from others of its region. */
public enum ReadOption {
    /** Makes a barrier: the read sees all that was acknowledged before it. */
    FRESH,
    /** Does not look into memory; what is found is kept there. */
    SKIP_LOCAL,
    /** Asks the loader, after a barrier; memory keeps the answer, the shared level what it has. */
    RELOAD
}
