package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;

/**
 * Time as it was last seen, to the millisecond: a hit reads the clock once, and Caffeine, whose expiry only has to be about
 * right, is told of it. Entries are judged by exact time.
 *
 * <p>Safe for any thread.
 */
final class CoarseTicker implements Ticker {

    private static final long GRAIN = 1_000_000;

    private volatile long seen;

    CoarseTicker(long now) {
        seen = now;
    }

    @Override
    public long read() {
        return seen;
    }

    /** Rarely writes, so that threads do not take turns at a cache line. */
    void see(long now) {
        if (now - seen > GRAIN) {
            seen = now;
        }
    }
}
