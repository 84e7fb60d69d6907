package io.enterprisehub.cache.micronaut;

import java.time.Duration;

/** The method was interrupted, or not begun, because its time was over. */
public final class DeadlineExceeded extends RuntimeException {
    DeadlineExceeded(String method, Duration deadline) {
        super(method + " had " + deadline.toMillis() + " ms and did not end in time");
    }
}
