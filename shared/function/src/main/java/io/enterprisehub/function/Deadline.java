package io.enterprisehub.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which work must be over. Every time-out of an invocation is derived from one deadline, so that a slow
 * dependency costs its own budget and never the answer.
 *
 * <p>Immutable and safe for any thread. It lives inside one invocation: it is never kept across a freeze.
 */
public final class Deadline {

    private final LongSupplier remainingNanos;

    private Deadline(LongSupplier remainingNanos) {
        this.remainingNanos = remainingNanos;
    }

    /** The moment at which Lambda kills the invocation. */
    public static Deadline of(Context context) {
        return new Deadline(
                () -> Duration.ofMillis(context.getRemainingTimeInMillis()).toNanos());
    }

    /** A fixed duration from now, as counted by {@code nanoTime} (usually {@code System::nanoTime}). */
    public static Deadline after(Duration duration, LongSupplier nanoTime) {
        long end = nanoTime.getAsLong() + duration.toNanos();
        return new Deadline(() -> end - nanoTime.getAsLong());
    }

    /** What is left; zero once the deadline has passed, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos.getAsLong()));
    }

    /** The shorter of what is left and {@code limit}: the time-out for one step. */
    public Duration within(Duration limit) {
        Duration left = remaining();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    public boolean expired() {
        return remainingNanos.getAsLong() <= 0;
    }

    /** An earlier deadline that leaves {@code time} for what must follow, such as the answer. */
    public Deadline reserve(Duration time) {
        long nanos = time.toNanos();
        return new Deadline(() -> remainingNanos.getAsLong() - nanos);
    }
}
