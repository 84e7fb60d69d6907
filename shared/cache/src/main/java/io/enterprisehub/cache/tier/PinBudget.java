package io.enterprisehub.cache.tier;

/**
 * How much of the memory may be pinned. Both bounds hold; pinned entries come on top of the memory's bytes.
 *
 * @param keys of all tenants together
 * @param bytes of their entries
 */
public record PinBudget(int keys, long bytes) {

    public PinBudget {
        if (keys < 0 || bytes < 0) {
            throw new IllegalArgumentException("A pin budget is not negative: " + keys + " keys, " + bytes + " bytes");
        }
    }

    /** Nothing can be pinned. */
    public static PinBudget none() {
        return new PinBudget(0, 0);
    }
}
