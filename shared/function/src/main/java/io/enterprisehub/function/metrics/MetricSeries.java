package io.enterprisehub.function.metrics;

import java.util.ArrayList;
import java.util.List;

/** The values of one metric between two flushes; guarded by its owner. */
final class MetricSeries {

    final String name;
    final MetricUnit unit;
    private final List<Double> values;

    MetricSeries(String name, MetricUnit unit) {
        this(name, unit, new ArrayList<>());
    }

    private MetricSeries(String name, MetricUnit unit, List<Double> values) {
        this.name = name;
        this.unit = unit;
        this.values = values;
    }

    void append(double value) {
        values.add(value);
    }

    /** A counter stays one value however often it is raised. */
    void add(double amount) {
        if (values.isEmpty()) {
            values.add(amount);
        } else {
            values.set(0, values.getFirst() + amount);
        }
    }

    List<Double> values() {
        return values;
    }

    /** The same series in parts of at most {@code size} values. */
    List<MetricSeries> cut(int size) {
        List<MetricSeries> parts = new ArrayList<>();
        for (int from = 0; from < values.size(); from += size) {
            parts.add(new MetricSeries(name, unit, values.subList(from, Math.min(values.size(), from + size))));
        }
        return parts;
    }
}
