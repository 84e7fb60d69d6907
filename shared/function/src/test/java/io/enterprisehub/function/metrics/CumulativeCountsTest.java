package io.enterprisehub.function.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CumulativeCountsTest {

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Long> totals = new TreeMap<>();

    private CumulativeCounts counts() {
        EmfMetrics metrics = new EmfMetrics(
                new EmfHeader("EnterpriseHub", Map.of("function", "api")),
                InstantSource.fixed(Instant.EPOCH),
                lines::add);
        return new CumulativeCounts("cache.", () -> totals, metrics);
    }

    @Test
    void reportsWhatWasAddedSinceTheLastReportWithTheTenantAsAProperty() {
        totals.put("localHit", 7L);
        CumulativeCounts counts = counts();
        totals.putAll(Map.of("localHit", 10L, "loaded", 1L));

        counts.report(Map.of("tenant", "loc1"));

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"cache.localHit\":3", "\"cache.loaded\":1", "\"tenant\":\"loc1\"", "[[\"function\"]]");
    }

    @Test
    void reportsEverythingOnceAndNothingWhereNothingWasAdded() {
        CumulativeCounts counts = counts();
        totals.put("localHit", 2L);
        counts.report(Map.of());
        counts.report(Map.of());
        totals.put("localHit", 5L);
        counts.report(Map.of());

        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).contains("\"cache.localHit\":3");
    }

    @Test
    void takesATotalThatBeganAnewAsNew() {
        CumulativeCounts counts = counts();
        totals.put("localHit", 9L);
        counts.report(Map.of());
        totals.put("localHit", 4L);
        counts.report(Map.of());

        assertThat(lines.getLast()).contains("\"cache.localHit\":4");
    }
}
