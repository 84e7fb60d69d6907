package io.enterprisehub.function.runtime;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Random ids that differ between environments restored from one snapshot. The generator is made anew at each restore:
 * one that was seeded before the snapshot would give every environment the same ids. Safe for any thread.
 */
public final class RestoredRandom implements Renewable, Supplier<UUID> {

    private volatile SecureRandom random = new SecureRandom();

    /** A random UUID (version 4). */
    @Override
    public UUID get() {
        SecureRandom source = random;
        long high = (source.nextLong() & ~0xF000L) | 0x4000L;
        long low = (source.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    @Override
    public void afterRestore() {
        random = new SecureRandom();
    }
}
