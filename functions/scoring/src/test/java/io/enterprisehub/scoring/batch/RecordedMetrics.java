package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.metrics.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers counts, and how many values a distribution got. */
final class RecordedMetrics implements Metrics {

    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    @Override
    public void count(String name, long amount) {
        counts.merge(name, amount, Long::sum);
    }

    @Override
    public void time(String name, Duration duration) {
        counts.merge(name, 1L, Long::sum);
    }

    @Override
    public void value(String name, double value) {
        counts.merge(name, 1L, Long::sum);
    }

    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
