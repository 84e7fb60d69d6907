package io.enterprisehub.cache.tier;

import java.time.Duration;

/**
 * How snapshots are published.
 *
 * @param maxBytes of one tenant's; what comes first counts, the rest is left out
 * @param life after which a snapshot that was not replaced is forgotten; its values end at the latest when they would have
 * @param deadline for storing one
 */
public record SnapshotPolicy(long maxBytes, Duration life, Duration deadline) {

    public SnapshotPolicy {
        if (maxBytes < Chunk.MAX_BYTES) {
            throw new IllegalArgumentException("maxBytes holds at least one chunk of 524,288 bytes: " + maxBytes);
        }
        if (life.toMillis() <= 0) {
            throw new IllegalArgumentException("life is at least a millisecond: " + life);
        }
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline is positive: " + deadline);
        }
    }

    /** 16 MiB, an hour, two seconds. */
    public static SnapshotPolicy standard() {
        return new SnapshotPolicy(16 << 20, Duration.ofHours(1), Duration.ofSeconds(2));
    }
}
