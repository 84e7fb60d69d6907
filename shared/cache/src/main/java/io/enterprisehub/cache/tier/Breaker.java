package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps callers away from a level that has failed; when the time is up, exactly one of them tries it again.
 *
 * <p>Safe for any thread.
 */
final class Breaker {

    private static final long CLOSED = Long.MIN_VALUE;

    private final Ticker ticker;
    private final long openNanos;
    private final AtomicLong openUntil = new AtomicLong(CLOSED);

    /**
     * Closed.
     *
     * @param openFor rest after a failure; zero lets every call through
     */
    Breaker(Ticker ticker, Duration openFor) {
        this.ticker = ticker;
        this.openNanos = openFor.toNanos();
    }

    boolean allows() {
        long until = openUntil.get();
        if (until == CLOSED) {
            return true;
        }
        long now = ticker.read();
        return now - until >= 0 && openUntil.compareAndSet(until, now + openNanos);
    }

    /** Like {@link #allows}, without taking the one try. */
    boolean mayAllow() {
        long until = openUntil.get();
        return until == CLOSED || ticker.read() - until >= 0;
    }

    void succeeded() {
        if (openUntil.get() != CLOSED) {
            openUntil.set(CLOSED);
        }
    }

    void failed() {
        openUntil.set(ticker.read() + openNanos);
    }
}
