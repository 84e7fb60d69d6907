package io.enterprisehub.function.metrics;

import com.fasterxml.jackson.core.JsonGenerator;
import io.enterprisehub.function.json.JsonContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all documents of a process have in common.
 *
 * @param namespace CloudWatch namespace
 * @param dimensions name to value, at most 30; every combination of values is billed as a metric of its own, which is why
 *     a tenant is refused here
 */
public record EmfHeader(String namespace, Map<String, String> dimensions) {

    private static final int MAX_DIMENSIONS = 30;

    public EmfHeader {
        dimensions = new TreeMap<>(dimensions);
        if (dimensions.size() > MAX_DIMENSIONS) {
            throw new IllegalArgumentException("More than " + MAX_DIMENSIONS + " dimensions");
        }
        if (dimensions.containsKey("tenant")) {
            throw new IllegalArgumentException("A tenant is a property, not a dimension");
        }
    }

    /** One document; a property that has the name of a dimension or metric of it gives way. */
    String document(long epochMillis, Map<String, String> properties, List<MetricSeries> page) {
        JsonContent content = json -> {
            json.writeStartObject();
            writeDirective(json, epochMillis, page);
            for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
                json.writeStringField(dimension.getKey(), dimension.getValue());
            }
            for (MetricSeries series : page) {
                writeValues(json, series);
            }
            for (Map.Entry<String, String> property : properties.entrySet()) {
                if (!isTaken(property.getKey(), page)) {
                    json.writeStringField(property.getKey(), property.getValue());
                }
            }
            json.writeEndObject();
        };
        return new String(content.toBytes(), StandardCharsets.UTF_8);
    }

    private boolean isTaken(String name, List<MetricSeries> page) {
        return name.equals("_aws")
                || dimensions.containsKey(name)
                || page.stream().anyMatch(series -> series.name.equals(name));
    }

    private void writeDirective(JsonGenerator json, long epochMillis, List<MetricSeries> page) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", epochMillis);
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", namespace);
        json.writeArrayFieldStart("Dimensions");
        String[] names = dimensions.keySet().toArray(String[]::new);
        json.writeArray(names, 0, names.length);
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (MetricSeries series : page) {
            json.writeStartObject();
            json.writeStringField("Name", series.name);
            json.writeStringField("Unit", series.unit.wireName);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeValues(JsonGenerator json, MetricSeries series) throws IOException {
        List<Double> values = series.values();
        if (values.size() == 1) {
            json.writeFieldName(series.name);
            writeNumber(json, values.getFirst());
            return;
        }
        json.writeArrayFieldStart(series.name);
        for (double value : values) {
            writeNumber(json, value);
        }
        json.writeEndArray();
    }

    /** Whole numbers without a fraction: counters stay readable in the log. */
    private static void writeNumber(JsonGenerator json, double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
