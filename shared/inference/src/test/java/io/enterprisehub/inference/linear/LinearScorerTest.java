package io.enterprisehub.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.forest.RandomForests;
import io.enterprisehub.inference.model.TrainedModels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearScorerTest {

    private final LinearModel model =
            new LinearModel(-1, 3, List.of(new LinearTerm(2, 10, 5, 0.5, 0.25), new LinearTerm(-1, 0, 1, 0, 0)));
    private final LinearScorer scorer = new LinearScorer(model);

    private float margin(float... row) {
        return scorer.margin(row, 0);
    }

    @Test
    void weighsStandardisedValues() {
        assertThat(margin(10, 0)).isEqualTo(-1);
        assertThat(margin(15, 0)).isEqualTo(1);
        assertThat(margin(10, 0.5f)).isEqualTo(-1.5f);
    }

    @Test
    void aMissingValueAddsWhatMissingSaysAndElseCountsAsTheMean() {
        assertThat(margin(Float.NaN, 0)).isEqualTo(-0.5f);
        assertThat(margin(10, Float.NaN)).isEqualTo(-1);
    }

    @Test
    void aRunawayValueCountsAsTheClamp() {
        assertThat(margin(1e30f, 0)).isEqualTo(margin(25, 0)).isEqualTo(5);
        assertThat(margin(Float.POSITIVE_INFINITY, 0)).isEqualTo(5);
        assertThat(margin(10, Float.NEGATIVE_INFINITY)).isEqualTo(2);
    }

    @Test
    void contributionsAreRelativeToTheAverageRow() {
        assertThat(scorer.contributions(new float[] {15, 0.5f}, 0)).containsExactly(2 - 0.125, -0.5);
        assertThat(scorer.contributions(new float[] {Float.NaN, Float.NaN}, 0)).containsExactly(0.375, 0);
        assertThat(scorer.expectedMargin()).isEqualTo(-0.875);
    }

    @Test
    void contributionsAndTheExpectedMarginAddUpToTheMarginForAnyRow() {
        LinearScorer any = new LinearScorer(TrainedModels.line(3, 6));
        float[] rows = new RandomForests(3, 6, 10).rows(200);
        float[] margins = new float[200];
        any.margins(rows, 0, 200, margins);
        for (int row = 0; row < 200; row++) {
            double sum = any.expectedMargin()
                    + Arrays.stream(any.contributions(rows, 6 * row)).sum();
            assertThat(sum).isCloseTo(margins[row], within(1e-5));
            assertThat(margins[row]).isEqualTo(any.margin(rows, 6 * row));
        }
    }

    @Test
    void aConstantModelSaysTheSameOfEveryRow() {
        LinearScorer constant = new LinearScorer(LinearModel.constant(3, -2));

        assertThat(constant.margin(new float[] {1e9f, Float.NaN, Float.NEGATIVE_INFINITY}, 0))
                .isEqualTo(-2);
    }

    @Test
    void refusesNumbersThatMakeNoModel() {
        assertThatThrownBy(() -> new LinearTerm(1, 0, 0, 0, 0)).hasMessageContaining("scale 0.0");
        assertThatThrownBy(() -> new LinearTerm(Double.NaN, 0, 1, 0, 0)).hasMessageContaining("weight NaN");
        assertThatThrownBy(() -> new LinearTerm(1, 0, 1, 0, 1.5)).hasMessageContaining("missing share 1.5");
        assertThatThrownBy(() -> new LinearModel(0, 0, model.terms())).hasMessageContaining("clamp");
        assertThatThrownBy(() -> new LinearModel(0, 5, List.of())).hasMessageContaining("terms");
    }
}
