package io.enterprisehub.cache.micronaut;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits each tenant to a steady rate with a burst of one second (generic cell rate algorithm, ITU-T I.371): all that is
 * known of a tenant is the time at which its calls so far would have been spread out evenly. A tenant whose time has passed
 * is forgotten without loss.
 *
 * <p>Safe for any thread.
 */
final class TenantRates {

    /** Tenants that are remembered before those who have been quiet are dropped. */
    private static final int SWEEP_ABOVE = 10_000;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long interval;
    private final long burst;
    private final Ticker ticker;
    private final ConcurrentHashMap<String, Long> evenly = new ConcurrentHashMap<>();

    /**
     * Nobody has called yet.
     *
     * @param perSecond above zero
     */
    TenantRates(double perSecond, Ticker ticker) {
        this.interval = Math.max(1, (long) (SECOND / perSecond));
        this.burst = Math.max(interval, SECOND);
        this.ticker = ticker;
    }

    /** Zero when the call may pass and is counted, else how long it has to wait. */
    Duration take(String tenant) {
        long now = ticker.read();
        if (evenly.size() > SWEEP_ABOVE) {
            evenly.values().removeIf(until -> until - now <= 0);
        }
        long[] wait = new long[1];
        evenly.compute(tenant, (name, until) -> {
            long from = until == null || until - now < 0 ? now : until;
            wait[0] = Math.max(0, from + interval - burst - now);
            return wait[0] == 0 ? Long.valueOf(from + interval) : until;
        });
        return Duration.ofNanos(wait[0]);
    }

    int tenants() {
        return evenly.size();
    }
}
