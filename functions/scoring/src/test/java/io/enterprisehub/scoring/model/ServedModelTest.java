package io.enterprisehub.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.inference.ScoringModel;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServedModelTest {

    private static final List<String> FEATURES =
            Arrays.stream(Feature.values()).map(Feature::name).toList();

    @Test
    void servesThePackagedModel() {
        ServedModel model = ServedModel.packaged();
        float[] unknown = new float[Features.COUNT];
        Arrays.fill(unknown, Float.NaN);

        assertThat(model.version()).startsWith("linear-");
        assertThat(model.prior()).isBetween(0.001, 0.999);
        assertThat(model.probabilities(unknown, 1)).hasSize(1).doesNotContain(Double.NaN);
    }

    @Test
    void refusesAModelWhoseColumnsStandInAnotherOrder() {
        List<String> swapped = new ArrayList<>(FEATURES);
        Collections.swap(swapped, 3, 4);

        assertThatThrownBy(() -> new ServedModel(modelOf(swapped)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 3 is " + FEATURES.get(4) + ", expected " + FEATURES.get(3));
    }

    @Test
    void refusesAModelWithAColumnLess() {
        assertThatThrownBy(() -> new ServedModel(modelOf(FEATURES.subList(1, FEATURES.size()))))
                .hasMessageContaining("trained for other features");
    }

    private static ScoringModel modelOf(List<String> features) {
        return new ScoringModel() {
            @Override
            public String version() {
                return "stub";
            }

            @Override
            public List<String> features() {
                return features;
            }

            @Override
            public double prior() {
                return 0.5;
            }

            @Override
            public double[] probabilities(float[] rowMajor, int rows) {
                return new double[rows];
            }

            @Override
            public double[] contributions(float[] row) {
                return new double[row.length];
            }
        };
    }
}
