package io.enterprisehub.cache.tier;

/**
 * Bounds of the memory of one environment.
 *
 * @param maxBytes of encoded values and what it takes to keep them
 * @param maxEntries so that many small values do not cost more than they are worth
 * @param tenantShare of it that one tenant may have when memory is short; 1 = all
 * @param maxValueShare a value above this share of the memory is not kept: it would push too many others out
 * @param pins budget of pinned entries, on top
 * @param gauge of the heap: when it runs short, the memory gives way
 */
public record LocalLimits(
        long maxBytes, int maxEntries, double tenantShare, double maxValueShare, PinBudget pins, MemoryGauge gauge) {

    private static final int MAX_ENTRIES = 50_000;
    private static final double HEAP_SHARE = 0.2;
    private static final double MAX_VALUE_SHARE = 0.05;

    public LocalLimits {
        if (maxBytes <= 0) {
            throw new IllegalArgumentException(
                    "maxBytes is a positive number of bytes; leave the local level out for no memory: " + maxBytes);
        }
        if (maxEntries <= 0) {
            throw new IllegalArgumentException("maxEntries is positive: " + maxEntries);
        }
        if (!(tenantShare > 0 && tenantShare <= 1)) {
            throw new IllegalArgumentException("tenantShare lies above 0 and not above 1: " + tenantShare);
        }
        if (!(maxValueShare > 0 && maxValueShare <= 1)) {
            throw new IllegalArgumentException("maxValueShare lies above 0 and not above 1: " + maxValueShare);
        }
    }

    /** So many bytes, 50,000 entries, all for any tenant, values up to a twentieth, nothing pinned. */
    public static LocalLimits of(long maxBytes) {
        return new LocalLimits(maxBytes, MAX_ENTRIES, 1, MAX_VALUE_SHARE, PinBudget.none(), MemoryGauge.runtime());
    }

    /** A fifth of the heap: encoded values take more room decoded, and the function needs some, too. */
    public static LocalLimits ofHeap() {
        return of((long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE));
    }

    public LocalLimits withMaxEntries(int newMaxEntries) {
        return new LocalLimits(maxBytes, newMaxEntries, tenantShare, maxValueShare, pins, gauge);
    }

    public LocalLimits withTenantShare(double share) {
        return new LocalLimits(maxBytes, maxEntries, share, maxValueShare, pins, gauge);
    }

    public LocalLimits withMaxValueShare(double share) {
        return new LocalLimits(maxBytes, maxEntries, tenantShare, share, pins, gauge);
    }

    public LocalLimits withPins(PinBudget budget) {
        return new LocalLimits(maxBytes, maxEntries, tenantShare, maxValueShare, budget, gauge);
    }

    public LocalLimits withGauge(MemoryGauge newGauge) {
        return new LocalLimits(maxBytes, maxEntries, tenantShare, maxValueShare, pins, newGauge);
    }
}
