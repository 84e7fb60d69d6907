package io.enterprisehub.function.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.enterprisehub.function.json.JsonFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmfMetricsTest {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final EmfMetrics metrics = new EmfMetrics(
            new EmfHeader("EnterpriseHub", Map.of("function", "webhook")),
            InstantSource.fixed(Instant.ofEpochMilli(1_772_359_200_000L)),
            lines::add);

    @Test
    void writesOneDocumentWithEverythingThatWasRecorded() {
        metrics.count("accepted");
        metrics.count("accepted", 2);
        metrics.time("claim", Duration.ofNanos(1_500_000));
        metrics.time("claim", Duration.ofMillis(2));
        metrics.value("batch", 50);

        metrics.flush(Map.of("tenant", "LOC7"));

        assertThat(lines)
                .containsExactly("{\"_aws\":{\"Timestamp\":1772359200000,\"CloudWatchMetrics\":[{"
                        + "\"Namespace\":\"EnterpriseHub\",\"Dimensions\":[[\"function\"]],\"Metrics\":["
                        + "{\"Name\":\"accepted\",\"Unit\":\"Count\"},{\"Name\":\"claim\",\"Unit\":\"Milliseconds\"},"
                        + "{\"Name\":\"batch\",\"Unit\":\"None\"}]}]},\"function\":\"webhook\","
                        + "\"accepted\":3,\"claim\":[1.5,2],\"batch\":50,\"tenant\":\"LOC7\"}");
    }

    @Test
    void writesNothingWhenNothingWasRecordedSinceTheLastFlush() {
        metrics.count("once");
        metrics.flush(Map.of());
        metrics.flush(Map.of());

        assertThat(lines).hasSize(1);
    }

    @Test
    void forgetsARehearsal() {
        metrics.count("rehearsed");
        metrics.discard();
        metrics.flush(Map.of());

        assertThat(lines).isEmpty();
    }

    @Test
    void keepsTheLimitOf100MetricsInADocument() throws IOException {
        IntStream.range(0, 250).forEach(i -> metrics.count("m" + i));

        metrics.flush(Map.of());

        assertThat(lines).hasSize(3);
        for (String line : lines) {
            assertThat(numbersByName(line)).hasSizeLessThanOrEqualTo(100);
        }
        assertThat(lines.stream().mapToInt(line -> numbersByName(line).size()).sum())
                .isEqualTo(250);
    }

    @Test
    void keepsTheLimitOf100ValuesOfAMetricAndLosesNone() {
        IntStream.range(0, 250).forEach(i -> metrics.value("size", i));
        metrics.count("other");

        metrics.flush(Map.of());

        assertThat(lines.stream().map(line -> numbers(line, "size").size())).containsExactly(100, 100, 50);
        assertThat(lines.stream().flatMap(line -> numbers(line, "size").stream()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 250).mapToObj(i -> (double) i).toList());
    }

    @Test
    void letsAPropertyGiveWayToAMetricOrDimensionOfItsName() {
        metrics.count("tenant");

        metrics.flush(Map.of("tenant", "LOC7", "function", "x", "_aws", "y"));

        assertThat(lines.getFirst())
                .doesNotContain("LOC7")
                .contains("\"function\":\"webhook\"")
                .endsWith("\"tenant\":1}");
    }

    @Test
    void escapesWhatWouldBreakTheLine() {
        metrics.count("a");

        metrics.flush(Map.of("note", "two\nlines \"quoted\""));

        assertThat(lines.getFirst()).doesNotContain("\n").contains("two\\nlines \\\"quoted\\\"");
    }

    @Test
    void countsEachOfManyConcurrentCallsExactlyOnceAcrossFlushes() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100)
                    .forEach(i -> threads.execute(() -> {
                        metrics.count("calls");
                        metrics.flush(Map.of());
                    }));
        }
        metrics.flush(Map.of());

        double total = lines.stream()
                .flatMap(line -> numbers(line, "calls").stream())
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(total).isEqualTo(100);
    }

    @Test
    void refusesATenantAsDimensionAndMoreThan30Dimensions() {
        assertThatThrownBy(() -> new EmfHeader("n", Map.of("tenant", "x")))
                .isInstanceOf(IllegalArgumentException.class);
        Map<String, String> many = IntStream.range(0, 31).boxed().collect(Collectors.toMap(i -> "d" + i, i -> "v"));
        assertThatThrownBy(() -> new EmfHeader("n", many)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Double> numbers(String line, String name) {
        return numbersByName(line).getOrDefault(name, List.of());
    }

    private static Map<String, List<Double>> numbersByName(String line) {
        Map<String, List<Double>> numbers = new HashMap<>();
        try (JsonParser parser = JsonFields.FACTORY.createParser(line)) {
            parser.nextToken();
            JsonFields.visit(parser, (name, value) -> {
                if (value.currentToken().isNumeric()) {
                    numbers.put(name, List.of(value.getDoubleValue()));
                } else if (value.currentToken() == JsonToken.START_ARRAY) {
                    List<Double> values = new ArrayList<>();
                    while (value.nextToken() != JsonToken.END_ARRAY) {
                        values.add(value.getDoubleValue());
                    }
                    numbers.put(name, values);
                } else {
                    value.skipChildren();
                }
            });
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
        return numbers;
    }
}
