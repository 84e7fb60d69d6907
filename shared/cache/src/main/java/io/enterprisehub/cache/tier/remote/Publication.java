package io.enterprisehub.cache.tier.remote;

import java.time.Duration;
import java.util.List;

/**
 * A snapshot on its way to the remote level.
 *
 * @param id nobody else's
 * @param start where the log stood, and what the server's clock said, before the first value was read
 * @param chunks none larger than a value may be
 * @param life after which the level forgets it
 * @param deadline for all of it
 */
public record Publication(String id, Start start, List<byte[]> chunks, Duration life, Duration deadline) {

    /**
     * The moment that a snapshot describes.
     *
     * @param groups the values are as good as this
     * @param serverMillis the server's clock; only compared with itself
     */
    public record Start(LogPosition position, GroupState groups, long serverMillis) {}
}
