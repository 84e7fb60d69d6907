package io.enterprisehub.function.metrics;

import java.time.Duration;

/** Records nothing. */
enum IgnoredMetrics implements Metrics {
    INSTANCE;

    @Override
    public void count(String name, long amount) {}

    @Override
    public void time(String name, Duration duration) {}

    @Override
    public void value(String name, double value) {}
}
