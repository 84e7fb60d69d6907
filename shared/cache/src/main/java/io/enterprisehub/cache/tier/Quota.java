package io.enterprisehub.cache.tier;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * No tenant pushes the others out: where memory is nearly full, a tenant above its share keeps what it has and gets nothing
 * new. While there is room, anybody may use it.
 *
 * <p>Safe for any thread.
 */
final class Quota {

    /** From this share of the memory on room counts as short. */
    private static final double NEARLY_FULL = 0.9;

    private final double share;
    private final Map<String, Long> weights = new ConcurrentHashMap<>();
    private final AtomicLong total = new AtomicLong();

    /**
     * Nobody holds anything.
     *
     * @param share of the memory that one tenant may have when it is short; 1 = all of it
     */
    Quota(double share) {
        this.share = share;
    }

    /**
     * Whether a tenant may have a new entry.
     *
     * @param maximum weight of all tenants' entries
     */
    boolean admits(String tenant, int weight, long maximum) {
        return share >= 1
                || total.get() < NEARLY_FULL * maximum
                || weights.getOrDefault(tenant, 0L) + weight <= share * maximum;
    }

    void added(String tenant, int weight) {
        if (share >= 1) {
            return;
        }
        total.addAndGet(weight);
        weights.merge(tenant, (long) weight, Long::sum);
    }

    /** Forgets tenants that hold nothing. */
    void removed(String tenant, int weight) {
        if (share >= 1) {
            return;
        }
        total.addAndGet(-weight);
        weights.computeIfPresent(tenant, (name, held) -> held - weight <= 0 ? null : held - weight);
    }

    long held(String tenant) {
        return weights.getOrDefault(tenant, 0L);
    }
}
