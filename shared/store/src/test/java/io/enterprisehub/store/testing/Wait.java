package io.enterprisehub.store.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must happen soon, and fails when it does not. */
public final class Wait {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Wait() {}

    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited %s in vain", LIMIT).isLessThan(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Runs the work in a thread of its own and waits until it has ended. */
    public static void forThread(Runnable work) {
        join(Thread.startVirtualThread(work));
    }

    public static void join(Thread thread) {
        try {
            assertThat(thread.join(LIMIT)).as("thread ended within %s", LIMIT).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Waits until a session of this database waits for a lock. */
    public static void untilSomebodyWaitsForALock(Database database) {
        until(() -> database.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database()")
                > 0);
    }
}
