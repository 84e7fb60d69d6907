package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeafPrecisionTest {

    @ParameterizedTest
    @EnumSource(names = {"INT16", "INT8"})
    void noMarginDiffersByMoreThanTheBound(LeafPrecision precision) {
        double worst = 0;
        double bound = 0;
        for (int seed = 0; seed < 30; seed++) {
            RandomForests forests = new RandomForests(seed, 4, 50);
            TreeEnsemble exact = forests.ensemble(20, 5);
            LeafPrecision.Rounded rounded = precision.round(exact);
            float[] rows = forests.rows(300);
            float[] before = ForestScorer.of(exact).margins(rows, 300)[0];
            float[] after = ForestScorer.of(rounded.ensemble()).margins(rows, 300)[0];
            bound = rounded.bound();
            for (int row = 0; row < 300; row++) {
                double error = Math.abs((double) before[row] - after[row]);
                assertThat(error).isLessThanOrEqualTo(bound);
                worst = Math.max(worst, error);
            }
        }
        assertThat(worst).as("a bound that is of use").isGreaterThan(bound / 20);
    }

    @Test
    void theBoundIsThatOfTheStepOfEachTree() {
        TreeEnsemble exact = new RandomForests(1, 4, 50).ensemble(100, 6);

        // 100 trees whose largest leaf is about 0.9: half a step of 1.125 * 0.9 / 32767 (or 127) each.
        assertThat(LeafPrecision.INT16.round(exact).bound()).isBetween(0.0005, 0.0025);
        assertThat(LeafPrecision.INT8.round(exact).bound()).isBetween(0.2, 0.5);
        assertThat(LeafPrecision.FLOAT32.round(exact)).isEqualTo(new LeafPrecision.Rounded(exact, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"INT16", "INT8"})
    void theScaleIsFoundAgainFromTheLeavesAlone(LeafPrecision precision) {
        int codes = precision == LeafPrecision.INT16 ? 32767 : 127;
        float[][] trees = {
            {0.3f, -0.1f},
            {1e-39f, 3e-39f},
            {Float.MIN_VALUE, 0},
            {1e38f, 1},
            {0, 0},
            {-1, 1, 0.5f},
            {Float.MIN_VALUE, 7e20f}
        };
        for (float[] leaves : trees) {
            Tree tree = new Tree.Leaf(leaves[0], 1);
            for (int i = 1; i < leaves.length; i++) {
                tree = new Tree.Split(0, i, true, tree, new Tree.Leaf(leaves[i], 1));
            }
            TreeEnsemble rounded =
                    precision.round(new TreeEnsemble(1, List.of(tree), 0)).ensemble();
            float[] found = new float[leaves.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = rounded.margin(new float[] {i}, 0);
            }
            float scale = precision.exactScale(found);
            for (float leaf : found) {
                int code = scale == 0 ? 0 : Math.round(leaf / scale);
                assertThat(code * scale).isEqualTo(leaf);
                assertThat(Math.abs(code)).isLessThanOrEqualTo(codes);
            }
        }
    }

    @Test
    void saysWhenLeavesHaveNotBeenRounded() {
        assertThatThrownBy(() -> LeafPrecision.INT8.exactScale(new float[] {1, 0.123456f}))
                .hasMessage("the leaves are not rounded to INT8");
    }
}
