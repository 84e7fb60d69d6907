package io.enterprisehub.cache.tier;

import java.time.Duration;

/**
 * Gives memory back when the heap runs short, and takes it again when there is room: three quarters after each pair of bad
 * looks down to an eighth, a tenth more after each good one. Looks at the heap at most once a second.
 *
 * <p>Safe for any thread.
 */
final class Pressure {

    private static final double HIGH = 0.9;
    private static final double LOW = 0.75;
    private static final double SHRINK = 0.75;
    private static final double GROW = 1.1;
    private static final double LEAST = 0.125;
    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final MemoryGauge gauge;
    private long next;
    private boolean alarmed;
    private double share = 1;

    Pressure(MemoryGauge gauge, long now) {
        this.gauge = gauge;
        this.next = now;
    }

    /** The share of its bytes that the memory may use from now on. */
    synchronized double look(long now) {
        if (now - next < 0) {
            return share;
        }
        next = now + EVERY;
        double used = gauge.used();
        if (used > HIGH) {
            share = alarmed ? Math.max(LEAST, share * SHRINK) : share;
        } else if (used < LOW) {
            share = Math.min(1, share * GROW);
        }
        alarmed = used > HIGH;
        return share;
    }
}
