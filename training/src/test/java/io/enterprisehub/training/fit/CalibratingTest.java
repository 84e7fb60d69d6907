package io.enterprisehub.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.Platt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratingTest {

    @Test
    void drawsALineThroughFewPositives() {
        assertThat(fit(1_000, true)).isInstanceOf(Platt.class);
    }

    @Test
    void drawsACurveWhereNoLineFitsAndThereAreEnoughPositives() {
        assertThat(fit(20_000, true)).isInstanceOf(Isotonic.class);
    }

    @Test
    void keepsTheLineWhereItIsTrue() {
        assertThat(fit(20_000, false)).isInstanceOf(Platt.class);
    }

    private static Calibration fit(int rows, boolean step) {
        Random random = new Random(7);
        double[] margins = new double[rows];
        boolean[] outcomes = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            margins[i] = 3 * random.nextGaussian();
            double p = step ? (margins[i] < 1 ? 0.1 : 0.6) : 1 / (1 + Math.exp(-margins[i]));
            outcomes[i] = random.nextDouble() < p;
        }
        return Calibrating.fit(margins, outcomes);
    }
}
