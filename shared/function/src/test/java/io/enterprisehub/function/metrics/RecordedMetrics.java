package io.enterprisehub.function.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the names of what was counted, in order. */
public final class RecordedMetrics implements Metrics {

    private final List<String> counted = new CopyOnWriteArrayList<>();

    public List<String> counted() {
        return counted;
    }

    @Override
    public void count(String name, long amount) {
        counted.add(name);
    }

    @Override
    public void time(String name, Duration duration) {}

    @Override
    public void value(String name, double value) {}
}
