package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinningTest {

    private final Tree.Split split =
            new Tree.Split(1, 0.5f, true, new Tree.Leaf(1, 1), new Tree.Split(1, 2, false, leaf(), leaf()));
    private final Binning binning = Binning.of(List.of(new TreeEnsemble(2, List.of(split), 0)));

    private static Tree.Leaf leaf() {
        return new Tree.Leaf(0, 1);
    }

    @Test
    void aBinIsTheNumberOfThresholdsThatAreNotAboveTheValue() {
        for (int seed = 0; seed < 50; seed++) {
            RandomForests forests = new RandomForests(seed, 3, 1 + 7 * seed);
            Binning random = Binning.of(List.of(forests.ensemble(40, 5)));
            float[] rows = forests.rows(100);
            byte[] bins = new byte[2 * random.columns()];
            for (int row = 0; row < 100; row++) {
                random.bins(rows, 3 * row, bins);
                for (int column = 0; column < random.columns(); column++) {
                    float value = rows[3 * row + random.feature(column)];
                    int missingLeft = bins[2 * column] & 0xFF;
                    int missingRight = bins[2 * column + 1] & 0xFF;
                    if (Float.isNaN(value)) {
                        assertThat(List.of(missingLeft, missingRight)).containsExactly(0, 255);
                    } else {
                        int expected = notAbove(value, random.thresholds(column));
                        assertThat(List.of(missingLeft, missingRight)).containsExactly(expected, expected);
                    }
                }
            }
        }
    }

    private static int notAbove(float value, float[] thresholds) {
        int count = 0;
        for (float threshold : thresholds) {
            count += threshold <= value ? 1 : 0;
        }
        return count;
    }

    @Test
    void featuresThatNoTreeAsksForHaveNoColumn() {
        assertThat(binning.columns()).isEqualTo(1);
        assertThat(binning.feature(0)).isEqualTo(1);
        assertThat(binning.thresholds(0)).containsExactly(0.5f, 2);
        assertThat(binning.bin(split)).isZero();
    }

    @Test
    void doesNotKnowAThresholdOfAnotherForest() {
        assertThatThrownBy(() -> binning.bin(new Tree.Split(1, 1, true, leaf(), leaf())))
                .hasMessage("the binning was made without the threshold 1.0");
        assertThatThrownBy(() -> binning.column(new Tree.Split(0, 1, true, leaf(), leaf())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyStaysWhileAValueMovesWithinItsBin() {
        PredictionKey key = PredictionKey.of("v1", binning, new float[] {7, 0.6f}, 0);

        assertThat(PredictionKey.of("v1", binning, new float[] {-3, 1.9f}, 0))
                .isEqualTo(key)
                .hasSameHashCodeAs(key);
        assertThat(PredictionKey.of("v1", binning, new float[] {7, 2}, 0)).isNotEqualTo(key);
        assertThat(PredictionKey.of("v1", binning, new float[] {7, Float.NaN}, 0))
                .isNotEqualTo(key)
                .isNotEqualTo(PredictionKey.of("v1", binning, new float[] {7, 0}, 0));
        assertThat(PredictionKey.of("v2", binning, new float[] {7, 0.6f}, 0)).isNotEqualTo(key);
        assertThat(key.toBytes()).containsExactly('v', '1', 0, 1, 1);
    }

    @Test
    void equalKeysHaveEqualScores() {
        RandomForests forests = new RandomForests(3, 2, 2);
        TreeEnsemble ensemble = forests.ensemble(3, 3);
        Binning coarse = Binning.of(List.of(ensemble));
        float[] rows = forests.rows(300);
        int equal = 0;
        for (int a = 0; a < 300; a++) {
            for (int b = 0; b < a; b++) {
                if (PredictionKey.of("v", coarse, rows, 2 * a).equals(PredictionKey.of("v", coarse, rows, 2 * b))) {
                    assertThat(ensemble.margin(rows, 2 * a)).isEqualTo(ensemble.margin(rows, 2 * b));
                    equal++;
                }
            }
        }
        assertThat(equal).isGreaterThan(1000);
    }
}
