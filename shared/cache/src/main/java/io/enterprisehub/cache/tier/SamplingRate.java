package io.enterprisehub.cache.tier;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which hits are worth counting: all of them while they are few, one for so many when they come fast, so that counting never
 * takes more than a small part of a processor. At most about 10,000 samples a second are taken.
 *
 * <p>Safe for any thread.
 */
final class SamplingRate {

    private static final int WINDOW = 256;
    /** In which a window of samples should take place. */
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1) / 10_000 * WINDOW;

    private static final int RAREST = 1 << 12;

    private final AtomicInteger taken = new AtomicInteger();
    /** Plain: a thread that sees the old rate for a while samples by that. */
    private int every = 1;

    private volatile long since;

    SamplingRate(long now) {
        since = now;
    }

    /** For how many hits this one stands: 0 for most of them when there are many. */
    int weight() {
        int rate = every;
        return rate == 1 || (ThreadLocalRandom.current().nextInt() & rate - 1) == 0 ? rate : 0;
    }

    /** Counts a sample and adapts: twice as rare when a window was too short, twice as often when it was far too long. */
    void took(long now) {
        // One thread closes a window; what others take meanwhile belongs to none.
        if (taken.incrementAndGet() == WINDOW) {
            adapt(now - since);
            since = now;
            taken.set(0);
        }
    }

    private void adapt(long elapsed) {
        if (elapsed < WINDOW_NANOS) {
            every = Math.min(every * 2, RAREST);
        } else if (elapsed > 4 * WINDOW_NANOS) {
            every = Math.max(every / 2, 1);
        }
    }
}
