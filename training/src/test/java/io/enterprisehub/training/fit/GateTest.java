package io.enterprisehub.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.table.GateBounds;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final int ROWS = 4_000;
    private static final Gate GATE = new Gate(GateBounds.STANDARD);

    @Test
    void letsAnHonestModelServe() {
        assertThat(GATE.judge(promising(p -> p), null)).isEmpty();
    }

    @Test
    void saysByHowMuchPromisesAreNotKept() {
        assertThat(GATE.judge(promising(p -> Math.min(1, p + 0.1)), null).getFirst())
                .matches(
                        "its calibration error on the test period is 0\\.09\\d\\d, which is 0\\.06\\d\\d above the bound of 0\\.0300 for 4,000 rows");
    }

    /** Three hundred rows in ten bins differ from a perfect promise by far more than the bound. */
    @Test
    void doesNotBlameAModelForTheChanceOfFewRows() {
        int[] few = IntStream.range(1_000, 1_300).toArray();
        ScoredRows honest = promising(p -> p).take(few);

        assertThat(Measures.ece(honest)).isGreaterThan(GateBounds.STANDARD.ece());
        assertThat(GATE.judge(honest, null)).isEmpty();
        assertThat(GATE.judge(promising(p -> Math.min(1, p + 0.2)).take(few), null))
                .isNotEmpty();
    }

    @Test
    void refusesAModelThatIsTooSureOfItself() {
        ScoredRows sure = promising(p -> {
            double logOdds = Math.log(p) - Math.log1p(-p);
            return 1 / (1 + Math.exp(-2 * logOdds));
        });

        assertThat(GATE.judge(sure, null)).anyMatch(sentence -> sentence.startsWith("its calibration slope"));
    }

    @Test
    void refusesAModelThatIsWorseThanTheOneItWouldReplaceAndNotTheOtherWayRound() {
        ScoredRows good = promising(p -> p);
        ScoredRows blunt = promising(p -> 0.5 + 0.2 * (p - 0.5));

        assertThat(new Gate(new GateBounds(1, 0.01, 99)).judge(blunt, new Gate.Incumbent("old", good)))
                .singleElement()
                .asString()
                .startsWith("its log loss on the test period is 0.")
                .contains("above that of old, which it would replace");
        assertThat(GATE.judge(good, new Gate.Incumbent("old", blunt))).isEmpty();
    }

    @Test
    void refusesAWorseRanking() {
        ScoredRows good = promising(p -> p);
        ScoredRows constant = promising(p -> 0.5);

        assertThat(new Gate(new GateBounds(1, 0.01, 99)).judge(constant, new Gate.Incumbent("old", good)))
                .anyMatch(sentence -> sentence.contains("AUC"));
    }

    @Test
    void takesAnEqualModel() {
        ScoredRows good = promising(p -> p);

        assertThat(GATE.judge(good, new Gate.Incumbent("old", good))).isEmpty();
    }

    /** Rows whose true probability is uniform, of which this is promised. */
    private static ScoredRows promising(DoubleUnaryOperator promise) {
        Random random = new Random(5);
        double[] promised = new double[ROWS];
        boolean[] outcomes = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double p = 0.02 + 0.96 * random.nextDouble();
            promised[i] = promise.applyAsDouble(p);
            outcomes[i] = random.nextDouble() < p;
        }
        return ScoredRows.of(promised, outcomes);
    }
}
