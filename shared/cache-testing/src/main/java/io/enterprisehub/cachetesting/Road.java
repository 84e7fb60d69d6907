package io.enterprisehub.cachetesting;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of the moment, for all connections of a proxy, and the place where they wait for it to change. Safe for any thread. */
final class Road {

    private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);

    private Way way = Way.OPEN;
    private Duration lateness = Duration.ZERO;

    synchronized Way way() {
        return way;
    }

    synchronized void set(Way next) {
        way = next;
        notifyAll();
    }

    synchronized void delay(Duration next) {
        lateness = next;
    }

    /** Waits while the way is the one named; returns the one after it. */
    synchronized Way leave(Way held) throws InterruptedIOException {
        try {
            while (way == held) {
                wait();
            }
            return way;
        } catch (InterruptedException interrupted) {
            throw ended();
        }
    }

    /** Waits as long as replies are late. */
    synchronized void linger() throws InterruptedIOException {
        long end = System.nanoTime() + lateness.toNanos();
        try {
            for (long left = lateness.toNanos(); left > 0 && way != Way.CUT; left = end - System.nanoTime()) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException interrupted) {
            throw ended();
        }
    }

    private static InterruptedIOException ended() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("The proxy was interrupted");
    }

    /** Connections end all the time here; which one did matters only to who looks for a fault in the rig itself. */
    void note(IOException end) {
        LOG.debug("A connection ended", end);
    }
}
