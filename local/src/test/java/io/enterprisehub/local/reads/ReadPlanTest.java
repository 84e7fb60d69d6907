package io.enterprisehub.local.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadPlanTest {

    private static final List<LeadAddress> LEADS = IntStream.range(0, 100)
            .mapToObj(i -> new LeadAddress("loc" + i % 3, "lead" + i))
            .toList();

    @Test
    void readsFewLeadsOftenAndMostSeldom() {
        Map<LeadAddress, Integer> counts = new HashMap<>();
        ReadPlan.of(LEADS, 10_000, 1).forEach(lead -> counts.merge(lead, 1, Integer::sum));

        // The first of 100 ranks has 1 / (1 + 1/2 + ... + 1/100) = 19 % of the reads.
        assertThat(Collections.max(counts.values())).isBetween(1_700, 2_150);
        assertThat(counts).hasSizeGreaterThan(95);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(ReadPlan.of(LEADS, 500, 7)).isEqualTo(ReadPlan.of(LEADS, 500, 7));
        assertThat(ReadPlan.of(LEADS, 500, 7)).isNotEqualTo(ReadPlan.of(LEADS, 500, 8));
    }

    @Test
    void isEmptyWhereThereAreNoLeads() {
        assertThat(ReadPlan.of(List.of(), 500, 7)).isEmpty();
    }
}
