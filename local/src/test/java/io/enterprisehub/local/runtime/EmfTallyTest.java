package io.enterprisehub.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmfTallyTest {
    private final EmfTally tally = new EmfTally();

    @Test
    void addsUpValuesByFunctionAndMetric() {
        tally.accept("a", metric("events", "2"));
        tally.accept("a", metric("events", "[3, 4]"));
        tally.accept("b", metric("events", "10"));

        assertThat(tally.sum("a", "events")).isEqualTo(9);
        assertThat(tally.of("a", "events").count()).isEqualTo(3);
        assertThat(tally.sums()).containsExactly(Map.entry("a/events", 9.0), Map.entry("b/events", 10.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain text", "{\"message\":\"a log line\"}", "{\"_aws\":1}", "{\"_aws\":{}}"})
    void letsOtherLinesPass(String line) {
        tally.accept("a", line);

        assertThat(tally.sums()).isEmpty();
    }

    @Test
    void countsMetricLinesThatItCannotRead() {
        tally.accept("a", "{\"_aws\":{\"cut off");

        assertThat(tally.sum("a", "UnreadableMetricLine")).isEqualTo(1);
    }

    private static String metric(String name, String value) {
        return "{\"_aws\":{\"CloudWatchMetrics\":[{\"Namespace\":\"n\",\"Metrics\":[{\"Name\":\"%s\"}]}]},\"%s\":%s}"
                .formatted(name, name, value);
    }
}
