package io.enterprisehub.local.runtime;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the metrics that functions print: one JSON object per line in CloudWatch's embedded metric format. Dimensions are
 * ignored, values of one name in one function are added up. Lines that are no metrics pass by. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">EMF</a>
 */
public final class EmfTally {
    private final Map<String, Histogram> histograms = new ConcurrentHashMap<>();

    /** Takes one line of a function's output. */
    public void accept(String function, String line) {
        if (!line.startsWith("{") || !line.contains("\"_aws\"")) {
            return;
        }
        try {
            var document = JSON.std.mapFrom(line);
            if (document.get("_aws") instanceof Map<?, ?> meta
                    && meta.get("CloudWatchMetrics") instanceof List<?> all) {
                all.forEach(directive -> takeDirective(function, document, directive));
            }
        } catch (IOException e) {
            histogram(function, "UnreadableMetricLine").record(1);
        }
    }

    private void takeDirective(String function, Map<String, Object> document, @Nullable Object directive) {
        if (directive instanceof Map<?, ?> fields && fields.get("Metrics") instanceof List<?> metrics) {
            for (var metric : metrics) {
                if (metric instanceof Map<?, ?> definition && definition.get("Name") instanceof String name) {
                    takeValue(histogram(function, name), document.get(name));
                }
            }
        }
    }

    private static void takeValue(Histogram histogram, @Nullable Object value) {
        switch (value) {
            case Number number -> histogram.record(number.doubleValue());
            case List<?> values -> values.forEach(each -> takeValue(histogram, each));
            case null, default -> {}
        }
    }

    private Histogram histogram(String function, String metric) {
        return histograms.computeIfAbsent(function + "/" + metric, _ -> new Histogram());
    }

    /** Sum of all values of a metric of a function; 0 when there was none. */
    public double sum(String function, String metric) {
        return of(function, metric).sum();
    }

    /** The values of a metric of a function; an empty histogram when there was none. */
    public Histogram of(String function, String metric) {
        return histograms.getOrDefault(function + "/" + metric, new Histogram());
    }

    /** Sums by {@code function/metric}, sorted. */
    public Map<String, Double> sums() {
        var sums = new TreeMap<String, Double>();
        histograms.forEach((name, histogram) -> sums.put(name, histogram.sum()));
        return sums;
    }
}
