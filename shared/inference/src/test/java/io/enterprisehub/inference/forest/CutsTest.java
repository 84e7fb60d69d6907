package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CutsTest {

    @Test
    void quantilesHoldEquallyManyRows() {
        float[] rows = new float[1000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i * 7 % 1000;
        }

        Cuts cuts = Cuts.quantiles(rows, 1000, 1, 10);

        assertThat(cuts.of(0)).containsExactly(100, 200, 300, 400, 500, 600, 700, 800, 900);
        assertThat(Histograms.of(Binning.of(cuts), rows, 1000).counts(0))
                .containsExactly(100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 0);
    }

    @Test
    void valuesThatComeOftenAreCutOnceAndMissingOnesNever() {
        float[] rows = {0, Float.NaN, 1, 0, 0, Float.NaN, 0, 1};

        assertThat(Cuts.quantiles(rows, 8, 1, 10).of(0)).containsExactly(1);
        assertThat(Cuts.quantiles(new float[8], 8, 1, 10).of(0)).isEmpty();
        assertThat(Cuts.quantiles(new float[] {Float.NaN}, 1, 1, 10).of(0)).isEmpty();
    }

    @Test
    void refusesCutsThatDoNotAscend() {
        assertThatThrownBy(() -> new Cuts(new float[][] {{}, {1, 1}}))
                .hasMessage("the cuts of feature 1 do not ascend");
        assertThatThrownBy(() -> new Cuts(new float[][] {{-0.0f, 0.0f}})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cuts(new float[][] {{Float.NaN}})).isInstanceOf(IllegalArgumentException.class);
    }
}
