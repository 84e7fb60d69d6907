package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Monotonic time that a freeze cannot stop: at each {@link #rebase} it catches up with the wall clock where the monotonic
 * one stood still. It never runs backwards; a wall clock that jumps ahead lets entries end early.
 *
 * <p>Safe for any thread.
 */
public final class WallTicker implements Ticker {

    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final long wallStart;
    private final long nanoStart;
    private volatile long offset;

    /**
     * Starts now.
     *
     * @param nanoTime monotonic, in nanoseconds, such as {@code System::nanoTime}
     */
    public WallTicker(LongSupplier nanoTime, InstantSource clock) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.wallStart = clock.millis();
        this.nanoStart = nanoTime.getAsLong();
    }

    @Override
    public long read() {
        return nanoTime.getAsLong() + offset;
    }

    /** To be called when an invocation starts. */
    synchronized void rebase() {
        long wall = (clock.millis() - wallStart) * 1_000_000;
        long monotonic = nanoTime.getAsLong() - nanoStart;
        offset = Math.max(offset, wall - monotonic);
    }
}
