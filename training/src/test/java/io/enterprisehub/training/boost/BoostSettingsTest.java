package io.enterprisehub.training.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.training.boost.BoostSettings.Sampling;
import io.enterprisehub.training.boost.BoostSettings.Schedule;
import io.enterprisehub.training.boost.BoostSettings.TreeLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoostSettingsTest {

    @Test
    void refusesWhatXgboostWouldAcceptAndMisread() {
        assertThatThrownBy(() -> new Schedule(0, 0.1, 0)).hasMessage("rounds must be 1 to 10000, but are 0");
        assertThatThrownBy(() -> new Schedule(10, Double.NaN, 0))
                .hasMessage("the rate must be above 0 and at most 1, but is NaN");
        assertThatThrownBy(() -> new Schedule(10, 0.1, -1)).hasMessage("patience must be 0 or more rounds, but is -1");
        assertThatThrownBy(() -> new TreeLimits(7, 1, 1, 0)).hasMessage("the depth must be 1 to 6, but is 7");
        assertThatThrownBy(() -> new TreeLimits(6, 1, -2, 0))
                .hasMessage("lambda must be 0 or more and finite, but is -2.0");
        assertThatThrownBy(() -> new Sampling(1.5, 1, 1))
                .hasMessage("the share of rows must be above 0 and at most 1, but is 1.5");
        assertThatThrownBy(() -> new Sampling(1, 1, -1)).hasMessage("the seed must be 0 to 2147483647, but is -1");
        assertThatThrownBy(() -> BoostSettings.STANDARD.withPositiveWeight(0))
                .hasMessage("the weight of positive rows must be above 0 and finite, but is 0.0");
        assertThatThrownBy(() -> BoostSettings.STANDARD.withThreads(0))
                .hasMessage("threads must be 1 to 1024, but are 0");
    }

    @Test
    void namesTheConstraintsAsXgboostReadsThem() {
        assertThat(BoostSettings.STANDARD
                        .withMonotone(List.of(Monotone.RISING, Monotone.FREE, Monotone.FALLING))
                        .parameters())
                .containsEntry("monotone_constraints", "(1,0,-1)")
                .containsEntry("objective", "binary:logistic");
        assertThat(BoostSettings.STANDARD.parameters()).doesNotContainKey("monotone_constraints");
    }

    @Test
    void refusesRowsThatAreNoMatrix() {
        boolean[] labels = {true, false};

        assertThatThrownBy(() -> LabelledRows.of(new float[][] {{1, 2}, {3}}, labels))
                .hasMessage("row 1 has 1 values, but the first row has 2");
        assertThatThrownBy(() -> LabelledRows.of(new float[][] {{1}, {Float.POSITIVE_INFINITY}}, labels))
                .hasMessage("row 1 has Infinity in column 0: give a finite number, or NaN where the value is missing");
        assertThatThrownBy(() -> LabelledRows.of(new float[][] {{1}, {2}}, labels, new float[] {1, 0}))
                .hasMessage("the weight of row 1 must be above 0 and finite, but is 0.0");
        assertThatThrownBy(() -> LabelledRows.of(new float[0][], new boolean[0]))
                .hasMessage("there must be rows, and a label for each, but there are 0 and 0");
    }
}
