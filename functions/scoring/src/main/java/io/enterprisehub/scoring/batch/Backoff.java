package io.enterprisehub.scoring.batch;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a message that was handed back stays away: doubled at each receive, between {@link #SHORTEST} and {@link
 * #LONGEST}, the upper half of it random, so that the messages of an outage do not come back in step.
 *
 * @param random numbers from 0 inclusive to 1 exclusive
 */
record Backoff(DoubleSupplier random) {

    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** Doublings after which the longest is reached. */
    private static final int MAX_DOUBLINGS = 8;

    int seconds(int receiveCount) {
        long doubled = SHORTEST.toSeconds() << Math.clamp(receiveCount - 1L, 0, MAX_DOUBLINGS);
        long ceiling = Math.min(LONGEST.toSeconds(), doubled);
        long jittered = Math.round(ceiling * (0.5 + 0.5 * random.getAsDouble()));
        return (int) Math.max(SHORTEST.toSeconds(), jittered);
    }
}
