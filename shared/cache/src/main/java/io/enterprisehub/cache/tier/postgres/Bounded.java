package io.enterprisehub.cache.tier.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Ends blocking JDBC work in time. It runs on a virtual thread, because an interrupt ends a socket's connect and read only
 * there; a statement time-out of the server would not bound a network that is silent, and setting one through RDS Proxy
 * pins the connection to its client.
 */
final class Bounded {

    /** Time that interrupted work gets to close its connection before its caller goes on. */
    private static final Duration UNWINDING = Duration.ofMillis(20);

    private Bounded() {}

    static <T> T call(Duration deadline, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofVirtual().name("cache-postgres").start(task);
        try {
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            throw unavailable(failure.getCause());
        } catch (TimeoutException late) {
            end(task, thread);
            throw new PostgresUnavailable("PostgreSQL did not answer within " + deadline.toMillis() + " ms", late);
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while waiting for PostgreSQL", interrupted);
        }
    }

    private static void end(FutureTask<?> task, Thread thread) {
        task.cancel(true);
        try {
            thread.join(UNWINDING);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Messages of the server may quote values: only the state goes on. */
    private static PostgresUnavailable unavailable(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        String reason = cause instanceof SQLException sql ? "SQLState " + sql.getSQLState() : String.valueOf(cause);
        return new PostgresUnavailable("PostgreSQL failed (" + reason + ")", cause);
    }
}
