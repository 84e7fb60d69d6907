package io.enterprisehub.cache.tier;

import java.time.Duration;

/**
 * How a fresh or restored environment pulls a tenant's snapshot, in the round trip of its first read of the tenant.
 *
 * @param maxBytes at most so much of it, from its beginning; half of the local level at most
 * @param patience how long that read may wait for the snapshot, once the log has answered
 * @param maxNews after more changes than this the snapshot is not worth its while; the shared level keeps about 2,000
 */
public record HydrationPolicy(long maxBytes, Duration patience, int maxNews) {

    public HydrationPolicy {
        if (maxBytes < Chunk.MAX_BYTES) {
            throw new IllegalArgumentException("maxBytes holds at least one chunk of 524,288 bytes: " + maxBytes);
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience is positive: " + patience);
        }
        if (maxNews <= 0) {
            throw new IllegalArgumentException("maxNews is positive: " + maxNews);
        }
    }

    /** 16 MiB, a quarter of a second, 2,000 changes. */
    public static HydrationPolicy standard() {
        return new HydrationPolicy(16 << 20, Duration.ofMillis(250), 2_000);
    }

    int chunks() {
        return Math.toIntExact(maxBytes / Chunk.MAX_BYTES);
    }
}
