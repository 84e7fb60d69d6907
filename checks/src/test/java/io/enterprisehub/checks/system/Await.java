package io.enterprisehub.checks.system;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens in other processes. */
final class Await {

    /** A message that an outage gave back twice stays away for up to 30 seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration PERIOD = Duration.ofMillis(50);

    private Await() {}

    /** Fails the test where the condition does not come true. */
    static void until(String expectation, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("Not within %d s: %s", LIMIT.toSeconds(), expectation);
            }
            LockSupport.parkNanos(PERIOD.toNanos());
        }
    }
}
