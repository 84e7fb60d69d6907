package io.enterprisehub.function.metrics;

import java.time.Duration;

/**
 * Where code reports what it did. Recording never fails and never blocks on input or output; the values leave the
 * process once per invocation. Implementations are safe for any thread.
 */
public interface Metrics {

    /** Adds to a counter. */
    void count(String name, long amount);

    /** Records one duration; CloudWatch keeps the distribution, in milliseconds. */
    void time(String name, Duration duration);

    /** Records one value of a distribution without a unit, such as the size of a batch. */
    void value(String name, double value);

    /** Counts one. */
    default void count(String name) {
        count(name, 1);
    }

    /** Drops everything, for code that runs where nothing is measured. */
    static Metrics ignored() {
        return IgnoredMetrics.INSTANCE;
    }
}
