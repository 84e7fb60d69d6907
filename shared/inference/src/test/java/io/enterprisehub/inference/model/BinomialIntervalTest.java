package io.enterprisehub.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BinomialIntervalTest {

    private static final double NINETY = 1.6449;

    @Test
    void isWilsonsIntervalOfTheRowsGroup() {
        BinomialInterval interval =
                new BinomialInterval(1.96, new double[] {0}, new int[] {10, 100}, new int[] {0, 50});

        // Known values: 0 of 10 gives 0 to 0.2775, 50 of 100 gives 0.4038 to 0.5962 (Newcombe, 1998, with z = 1.96).
        assertThat(interval.of(-0.1, 0.1).low()).isZero();
        assertThat(interval.of(-0.1, 0.1).high()).isCloseTo(0.2775, within(1e-4));
        assertThat(interval.of(0, 0.5).low()).isCloseTo(0.4038, within(1e-4));
        assertThat(interval.of(9, 0.5).high()).isCloseTo(0.5962, within(1e-4));
    }

    @Test
    void alwaysHoldsTheProbability() {
        BinomialInterval interval = new BinomialInterval(NINETY, new double[0], new int[] {1000}, new int[] {100});

        assertThat(interval.of(0, 0.9).high()).isEqualTo(0.9);
        assertThat(interval.of(0, 0.01).low()).isEqualTo(0.01);
    }

    @Test
    void coversTheTrueShareAboutAsOftenAsItPromises() {
        Random random = new Random(1);
        int covered = 0;
        int groups = 2000;
        for (int i = 0; i < groups; i++) {
            double p = 0.02 + 0.5 * random.nextDouble();
            double[] margins = new double[200];
            boolean[] outcomes = new boolean[200];
            for (int row = 0; row < 200; row++) {
                outcomes[row] = random.nextDouble() < p;
            }
            Range range = BinomialInterval.fit(margins, outcomes, 5, NINETY).of(0, share(outcomes));
            covered += range.low() <= p && p <= range.high() ? 1 : 0;
        }
        assertThat((double) covered / groups).isBetween(0.88, 0.93);
    }

    private static double share(boolean[] outcomes) {
        int wins = 0;
        for (boolean outcome : outcomes) {
            wins += outcome ? 1 : 0;
        }
        return (double) wins / outcomes.length;
    }

    @Test
    void groupsAreAboutEquallyLargeAndKeepEqualMarginsTogether() {
        double[] margins = {3, 1, 1, 1, 2, 4, 5, 6};
        BinomialInterval interval = BinomialInterval.fit(margins, new boolean[8], 4, NINETY);

        assertThat(interval.rows()).containsExactly(3, 1, 2, 2);
        assertThat(interval.margins()).containsExactly(2, 3, 5);
        assertThat(BinomialInterval.fit(new double[3], new boolean[3], 20, NINETY)
                        .rows())
                .containsExactly(3);
    }

    @Test
    void refusesWhatIsNoInterval() {
        assertThatThrownBy(() -> BinomialInterval.fit(new double[0], new boolean[0], 3, NINETY))
                .hasMessageStartingWith("an interval needs rows");
        assertThatThrownBy(() -> new BinomialInterval(NINETY, new double[0], new int[] {3}, new int[] {4}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
