package io.enterprisehub.local.traffic;

import java.time.Duration;

/**
 * Pauses between attempts: doubled from {@code first} up to {@code longest}, for {@code maxAttempts} attempts in all. GHL takes up to
 * three days; a demonstration cannot.
 */
public record Backoff(Duration first, Duration longest, int maxAttempts) {

    /** Together about two minutes: longer than any outage that the chaos run causes. */
    public static Backoff standard() {
        return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(4), 35);
    }

    Duration afterAttempt(int attempt) {
        Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
