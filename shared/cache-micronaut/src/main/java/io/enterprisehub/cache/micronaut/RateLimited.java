package io.enterprisehub.cache.micronaut;

import java.time.Duration;

/** A tenant called a method more often than its rate allows; nothing was touched. */
public final class RateLimited extends RuntimeException {

    private final Duration retryAfter;

    RateLimited(String region, Duration retryAfter) {
        super("The tenant's rate limit of " + region + " is used up; try again in " + retryAfter.toMillis() + " ms");
        this.retryAfter = retryAfter;
    }

    /** When the next call may pass. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
