package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final int ROWS = 20_000;
    private final double[] margins = new double[ROWS];
    private final boolean[] outcomes = new boolean[ROWS];

    private void draw(long seed, double slope, double intercept) {
        Random random = new Random(seed);
        for (int i = 0; i < ROWS; i++) {
            margins[i] = 2 * random.nextGaussian();
            outcomes[i] = random.nextDouble() < TreeEnsemble.logistic(slope * margins[i] + intercept);
        }
    }

    @Test
    void plattFindsTheLineThatTheOutcomesWereDrawnFrom() {
        draw(1, 0.6, -1.2);

        Platt platt = Platt.fit(margins, outcomes);

        assertThat(platt.slope()).isCloseTo(0.6, within(0.03));
        assertThat(platt.intercept()).isCloseTo(-1.2, within(0.06));
    }

    @Test
    void plattStaysFiniteWhereOneMarginSeparatesTheOutcomes() {
        Platt platt = Platt.fit(new double[] {-2, -1, 1, 2}, new boolean[] {false, false, true, true});

        assertThat(platt.probability(2)).isBetween(0.6, 0.95);
        assertThat(platt.probability(-2)).isBetween(0.05, 0.4);
    }

    @Test
    void plattFallsBackToTheBaseRateWhereTheOrderIsWrong() {
        Platt platt = Platt.fit(new double[] {3, 2, 1, 0}, new boolean[] {false, false, false, true});

        assertThat(platt.probability(-100)).isCloseTo(0.25, within(1e-12));
        assertThat(platt.probability(100)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void plattTakesMarginsThatAreAllEqual() {
        Platt platt = Platt.fit(new double[] {1, 1, 1, 1}, new boolean[] {true, false, false, false});

        assertThat(platt.probability(1)).isBetween(0.2, 0.4);
    }

    @Test
    void isotonicPoolsNeighboursThatViolateTheOrder() {
        Isotonic curve =
                Isotonic.fit(new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {false, true, false, false, true, true});

        assertThat(curve.margins()).containsExactly(1, 2, 4, 5, 6);
        assertThat(curve.probabilities()).containsExactly(1 / 8.0, 1 / 3.0, 1 / 3.0, 7 / 8.0, 7 / 8.0);
        assertThat(curve.probability(4.5)).isCloseTo((1 / 3.0 + 7 / 8.0) / 2, within(1e-15));
        assertThat(curve.probability(-9)).isEqualTo(1 / 8.0);
        assertThat(curve.probability(Double.POSITIVE_INFINITY)).isEqualTo(7 / 8.0);
    }

    @Test
    void isotonicTakesEqualMarginsTogetherWhateverTheirOrder() {
        Isotonic curve = Isotonic.fit(new double[] {1, 0, 1, -0.0}, new boolean[] {true, false, false, true});

        assertThat(curve.margins()).containsExactly(0, 1);
        assertThat(curve.probabilities()).containsExactly(0.5, 0.5);
    }

    @Test
    void isotonicIsTheBestOfAllNonFallingCurves() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] x = new double[7];
            boolean[] y = new boolean[7];
            for (int i = 0; i < 7; i++) {
                x[i] = i;
                y[i] = i == 0 || (i > 1 && random.nextBoolean());
            }
            Isotonic curve = Isotonic.fit(x, y);
            double best = loss(curve, x, y);
            for (int other = 0; other < 50; other++) {
                double[] steps = random.doubles(7, 1 / 9.0, 8 / 9.0).sorted().toArray();
                assertThat(loss(new Isotonic(x, steps), x, y)).isGreaterThanOrEqualTo(best - 1e-12);
            }
        }
    }

    private static double loss(Calibration curve, double[] x, boolean[] y) {
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            loss += Math.pow(curve.probability(x[i]) - (y[i] ? 1 : 0), 2);
        }
        return loss;
    }

    @Test
    void isotonicRepairsWhatNoLineCan() {
        draw(2, 1, 0);
        for (int i = 0; i < ROWS; i++) {
            margins[i] = Math.pow(margins[i], 3);
        }

        Isotonic curve = Isotonic.fit(margins, outcomes);

        for (double margin : new double[] {-2, -1, 0, 1, 2}) {
            assertThat(curve.probability(Math.pow(margin, 3))).isCloseTo(TreeEnsemble.logistic(margin), within(0.06));
        }
    }

    @Test
    void noCurveFallsBetweenItsCorners() {
        draw(3, 0.5, 0);
        Isotonic curve = Isotonic.fit(margins, outcomes);
        double last = 0;
        for (double margin = -8; margin < 8; margin += 0.001) {
            assertThat(curve.probability(margin)).isGreaterThanOrEqualTo(last);
            last = curve.probability(margin);
        }
    }

    @Test
    void refusesWhatCannotBeFitted() {
        assertThatThrownBy(() -> Isotonic.fit(new double[] {1, 2}, new boolean[] {true, true}))
                .hasMessage("a calibration needs both outcomes, but 2 of 2 are positive");
        assertThatThrownBy(() -> Platt.fit(new double[] {1}, new boolean[] {true, false}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Platt.fit(new double[] {1, Double.NaN}, new boolean[] {true, false}))
                .hasMessage("margin 1 is NaN");
        assertThatThrownBy(() -> new Isotonic(new double[] {1, 1}, new double[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Isotonic(new double[] {1, 2}, new double[] {0.5, 0.4}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Platt(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
