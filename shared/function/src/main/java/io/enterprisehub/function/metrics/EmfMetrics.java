package io.enterprisehub.function.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects values and writes them as documents of CloudWatch's embedded metric format: one line of JSON each, from which
 * CloudWatch makes metrics without an API call.
 *
 * <p>Concurrent invocations share one collection: a flush takes everything recorded so far, by whomever, so every value
 * is written exactly once. Properties cost nothing, dimensions multiply the bill: a tenant is a property.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Specification: embedded metric format</a>
 */
public final class EmfMetrics implements Metrics {

    private final EmfHeader header;
    private final InstantSource clock;
    private final Consumer<String> lines;
    private final Map<String, MetricSeries> collected = new LinkedHashMap<>();

    /**
     * Writes to {@code lines}.
     *
     * @param lines receives one document per call, without a line end; must be safe for any thread
     */
    public EmfMetrics(EmfHeader header, InstantSource clock, Consumer<String> lines) {
        this.header = header;
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public synchronized void count(String name, long amount) {
        series(name, MetricUnit.COUNT).add((double) amount);
    }

    @Override
    public synchronized void time(String name, Duration duration) {
        series(name, MetricUnit.MILLISECONDS).append(duration.toNanos() / 1e6);
    }

    @Override
    public synchronized void value(String name, double value) {
        series(name, MetricUnit.NONE).append(value);
    }

    /**
     * Writes what was recorded since the last flush; nothing when nothing was.
     *
     * @param properties searchable fields of the documents, such as the request id or the tenant
     */
    public void flush(Map<String, String> properties) {
        for (List<MetricSeries> page : EmfPages.of(take())) {
            lines.accept(header.document(clock.millis(), properties, page));
        }
    }

    /** Forgets what was recorded: the figures of a rehearsal are not figures of the service. */
    public synchronized void discard() {
        collected.clear();
    }

    private MetricSeries series(String name, MetricUnit unit) {
        return collected.computeIfAbsent(name, key -> new MetricSeries(key, unit));
    }

    private synchronized List<MetricSeries> take() {
        List<MetricSeries> taken = new ArrayList<>(collected.values());
        collected.clear();
        return taken;
    }
}
