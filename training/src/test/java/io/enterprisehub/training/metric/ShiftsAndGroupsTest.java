package io.enterprisehub.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.forest.file.TierCuts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShiftsAndGroupsTest {

    @Test
    void psiOfCountsIsTheSumByHand() {
        // With half a row more each: 60.5/121 and 60.5/121 before, 90.5/121 and 30.5/121 now.
        double expected = (90.5 - 60.5) / 121 * Math.log(90.5 / 60.5) + (30.5 - 60.5) / 121 * Math.log(30.5 / 60.5);

        assertThat(Stability.psi(new long[] {60, 60}, new long[] {90, 30})).isCloseTo(expected, within(1e-15));
        assertThat(Stability.psi(new long[] {6, 0, 4}, new long[] {6, 0, 4})).isZero();
        assertThat(Stability.psi(new long[] {100, 0}, new long[] {0, 100}))
                .isFinite()
                .isGreaterThan(5);
    }

    @Test
    void psiOfValuesSeesShiftsAndNewGaps() {
        double[] before = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();
        double[] same = IntStream.range(0, 500).mapToDouble(i -> 2 * i).toArray();
        double[] shifted = IntStream.range(0, 1000).mapToDouble(i -> i + 300).toArray();
        double[] gaps = IntStream.range(0, 1000)
                .mapToDouble(i -> i % 2 == 0 ? i : Double.NaN)
                .toArray();

        assertThat(Stability.psi(before, same)).isLessThan(0.001);
        assertThat(Stability.psi(before, shifted)).isGreaterThan(Stability.CHANGED);
        assertThat(Stability.psi(before, gaps)).isGreaterThan(Stability.CHANGED);
        assertThat(Stability.psi(new double[] {1, 1, 1}, new double[] {1, 1, 1}))
                .isZero();
    }

    @Test
    void fourFifthsJudgesGroupsThatAreLargeEnough() {
        List<String> names = new ArrayList<>();
        double[] probabilities = new double[310];
        for (int row = 0; row < 310; row++) {
            names.add(row < 150 ? "a" : row < 300 ? "b" : "c");
            // 60 of 150 of a are selected, 45 of 150 of b, all of c.
            probabilities[row] = row < 60 || (row >= 150 && row < 195) || row >= 300 ? 0.7 : 0.1;
        }
        ScoredRows rows = ScoredRows.of(probabilities, new boolean[310]);

        AdverseImpact impact = AdverseImpact.of("area", rows, names, 0.7);

        assertThat(impact.groups()).extracting(AdverseImpact.Group::name).containsExactly("a", "b", "c");
        assertThat(impact.groups())
                .extracting(group -> Math.round(100 * group.ratio()))
                .containsExactly(100L, 75L, 250L);
        assertThat(impact.groups()).extracting(AdverseImpact.Group::passes).containsExactly(true, false, true);
        assertThat(impact.passes()).isFalse();
        assertThat(impact.groups().getLast().judged()).isFalse();
        assertThat(AdverseImpact.of("area", rows, names, 0.9).passes()).isTrue();
    }

    @Test
    void quantizationReportCountsWhatChanged() {
        boolean[] outcomes = {true, false, true, false};
        ScoredRows before = ScoredRows.of(new double[] {0.61, 0.49, 0.30, 0.10}, outcomes);
        ScoredRows after = ScoredRows.of(new double[] {0.59, 0.50, 0.30, 0.11}, outcomes);

        QuantizationReport report = QuantizationReport.of(before, after, new TierCuts(0.6, 0.3));

        assertThat(report.maxDifference()).isCloseTo(0.02, within(1e-15));
        assertThat(report.decisionFlips()).isEqualTo(1);
        assertThat(report.tierFlips()).isEqualTo(1);
        assertThat(report.aucLoss()).isZero();
        assertThat(report.within(0.03, 0.25)).isTrue();
        assertThat(report.within(0.03, 0.24)).isFalse();
        assertThat(report.within(0.01, 1)).isFalse();
        assertThat(report.sentence())
                .isEqualTo(
                        "On 4 rows no probability differs by more than 0.020, AUC changes by +0.000000, 1 decisions at"
                                + " 0.5 and 1 tiers change.");
        assertThatThrownBy(() -> QuantizationReport.of(
                        before, ScoredRows.of(new double[] {0.5}, new boolean[] {true}), new TierCuts(0.6, 0.3)))
                .hasMessage("a quantization report compares the same rows with the same outcomes");
    }
}
