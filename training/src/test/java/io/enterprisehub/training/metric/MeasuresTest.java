package io.enterprisehub.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against numbers worked out by hand. */
class MeasuresTest {

    private static ScoredRows rows(double[] probabilities, int... outcomes) {
        boolean[] happened = new boolean[outcomes.length];
        for (int i = 0; i < outcomes.length; i++) {
            happened[i] = outcomes[i] == 1;
        }
        return ScoredRows.of(probabilities, happened);
    }

    @Test
    void aucCountsPairsAndHalfOfTheTies() {
        // Pairs (positive, negative): 0.8 beats 0.5, 0.5, 0.1; 0.5 ties with two and beats 0.1: 3 + 2 = 5 of 6.
        assertThat(Measures.auc(rows(new double[] {0.5, 0.8, 0.5, 0.1, 0.5}, 1, 1, 0, 0, 0)))
                .isCloseTo(5.0 / 6, within(1e-15));
        assertThat(Measures.auc(rows(new double[] {0.3, 0.3, 0.3}, 1, 0, 1))).isEqualTo(0.5);
        assertThat(Measures.auc(rows(new double[] {0.1, 0.9}, 1, 1))).isNaN();
    }

    @Test
    void logLossAndBrierAreMeans() {
        ScoredRows rows = rows(new double[] {0.9, 0.2, 0.5}, 1, 0, 0);

        assertThat(Measures.logLoss(rows))
                .isCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.5)) / 3, within(1e-15));
        assertThat(Measures.brier(rows)).isCloseTo((0.01 + 0.04 + 0.25) / 3, within(1e-15));
        assertThat(Measures.logLoss(rows(new double[] {0}, 1))).isCloseTo(34.54, within(0.01));
    }

    @Test
    void reliabilityHasBinsOfEqualMassAndIsTheSameInAnyOrder() {
        ScoredRows rising = rows(new double[] {0.1, 0.2, 0.6, 0.6}, 0, 1, 1, 0);
        ScoredRows mixed = rows(new double[] {0.6, 0.1, 0.6, 0.2}, 0, 0, 1, 1);

        Reliability halves = Reliability.of(rising, 2);

        assertThat(halves.bins().get(0).promised()).isCloseTo(0.15, within(1e-15));
        assertThat(halves.bins().get(0).happened()).isEqualTo(0.5);
        assertThat(halves.bins().get(1)).isEqualTo(new Reliability.Bin(2, 0.6, 0.5));
        assertThat(halves.ece()).isCloseTo((0.35 + 0.1) / 2, within(1e-15));
        // Three bins cut through the tie at 0.6, so its outcomes are shared.
        assertThat(Reliability.of(mixed, 4)).isEqualTo(Reliability.of(rising, 4));
        assertThat(Reliability.of(rising, 10).bins()).hasSize(4);
    }

    @Test
    void theAreaUnderTheRocCurveIsTheAuc() {
        double[] probabilities = new double[300];
        int[] outcomes = new int[300];
        for (int i = 0; i < 300; i++) {
            probabilities[i] = (i * 7 % 40) / 40.0;
            outcomes[i] = (i * 13 % 50) < 20 + i % 40 ? 1 : 0;
        }
        ScoredRows rows = rows(probabilities, outcomes);
        RocCurve curve = RocCurve.of(rows);

        double area = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            RocCurve.Point a = curve.points().get(i - 1);
            RocCurve.Point b = curve.points().get(i);
            area += (b.falsePositives() - a.falsePositives()) * (a.truePositives() + b.truePositives()) / 2;
        }
        assertThat(area).isCloseTo(Measures.auc(rows), within(1e-12));
        assertThat(curve.points().getLast()).isEqualTo(new RocCurve.Point(1, 1));
        assertThat(curve.thinned(10).points()).hasSizeBetween(5, 14).contains(new RocCurve.Point(0, 0));
    }

    @Test
    void liftComparesTheTopWithAll() {
        LiftTable halves = LiftTable.of(rows(new double[] {0.9, 0.8, 0.2, 0.1}, 1, 0, 0, 0), 2);
        LiftTable tied = LiftTable.of(rows(new double[] {0.5, 0.5, 0.5, 0.5}, 1, 0, 0, 0), 4);

        assertThat(halves.steps()).containsExactly(new LiftTable.Step(0.5, 1, 2), new LiftTable.Step(1, 1, 1));
        assertThat(tied.steps()).extracting(LiftTable.Step::lift).containsOnly(1.0);
    }

    @Test
    void bootstrapIntervalsCoverTheKnownErrorOfAShare() {
        boolean[] outcomes = new boolean[400];
        Arrays.fill(outcomes, 0, 100, true);
        double[] probabilities = new double[400];
        Arrays.fill(probabilities, 0.25);

        Estimate rate = new Bootstrap(2000, 3).of(ScoredRows.of(probabilities, outcomes), ScoredRows::rate);

        // Binomial: 1.96 * sqrt(0.25 * 0.75 / 400) = 0.0424.
        assertThat(rate.value()).isEqualTo(0.25);
        assertThat(rate.high() - rate.value()).isCloseTo(0.0424, within(0.005));
        assertThat(rate.value() - rate.low()).isCloseTo(0.0424, within(0.005));
        assertThat(new Bootstrap(2000, 3).of(ScoredRows.of(probabilities, outcomes), ScoredRows::rate))
                .isEqualTo(rate);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> rows(new double[] {0.5, Double.NaN}, 1, 0))
                .hasMessage("row 1 has NaN, which is no probability");
        assertThatThrownBy(() -> rows(new double[] {0.5}, 1, 0))
                .hasMessage("there must be rows with one outcome each, but there are 1 probabilities and 2 outcomes");
    }
}
