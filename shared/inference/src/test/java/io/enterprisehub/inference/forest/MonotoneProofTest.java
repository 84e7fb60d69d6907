package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.inference.forest.MonotoneProof.Direction;
import io.enterprisehub.inference.forest.MonotoneProof.Violation;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MonotoneProofTest {

    private static Tree split(int feature, float threshold, Tree left, Tree right) {
        return new Tree.Split(feature, threshold, true, left, right);
    }

    private static Tree leaf(float value) {
        return new Tree.Leaf(value, 1);
    }

    private static MonotoneProof proof(Tree... trees) {
        return new MonotoneProof(new TreeEnsemble(2, List.of(trees), 0));
    }

    @Test
    void provesATreeThatRisesAndDisprovesThatItFalls() {
        Tree rising = split(1, 5, split(0, 2, leaf(1), leaf(3)), split(0, 2, leaf(1), leaf(4)));

        assertThat(proof(rising).violation(0, Direction.RISING)).isNull();
        assertThat(proof(rising).violation(1, Direction.RISING)).isNull();
        Violation violation = Objects.requireNonNull(proof(rising).violation(0, Direction.FALLING));
        assertThat(violation.treeStep()).isEqualTo(3);
        assertThat(violation.isCounterexample()).isTrue();
    }

    @Test
    void leavesThatNoRowReachesWithEqualOtherFeaturesDoNotCount() {
        // Below 2 a leaf of 9, at 2 and above one of 1: but the 9 needs feature 1 below 0 and the 1 needs it above.
        Tree apart = split(0, 2, split(1, 0, leaf(9), leaf(0)), split(1, 0, leaf(10), leaf(1)));

        assertThat(proof(apart).violation(0, Direction.RISING)).isNull();
    }

    @Test
    void aTreeThatAnotherMakesUpForIsNotProvedAndNotDisproved() {
        Tree falls = split(0, 2, leaf(1), leaf(0));
        Tree rises = split(0, 2, leaf(0), leaf(3));

        Violation violation = Objects.requireNonNull(proof(falls, rises).violation(0, Direction.RISING));

        assertThat(violation.treeStep()).isEqualTo(1);
        assertThat(violation.marginStep()).isEqualTo(-2);
        assertThat(violation.isCounterexample()).isFalse();
    }

    @Test
    void missingValuesAreNotCompared() {
        Tree missingHigh = new Tree.Split(0, 2, true, split(0, 0, leaf(0), leaf(1)), leaf(2));

        assertThat(proof(missingHigh).violation(0, Direction.RISING)).isNull();
    }

    /** Over random trees: what is proved holds for all pairs of rows, and a violation's rows really break its tree. */
    @Test
    void isExactForSingleTrees() {
        int proved = 0;
        for (int seed = 0; seed < 3000; seed++) {
            RandomForests forests = new RandomForests(seed, 2, 3);
            TreeEnsemble one = new TreeEnsemble(2, List.of(forests.tree(1 + seed % 3)), 0);
            Violation violation = new MonotoneProof(one).violation(0, Direction.RISING);
            if (violation == null) {
                proved++;
                assertThat(worstFall(one, forests.rows(60))).isZero();
            } else {
                float low = margin(one, violation.lower());
                float high = margin(one, violation.higher());
                assertThat(violation.lower().get(0))
                        .isLessThan(violation.higher().get(0));
                assertThat(violation.lower().get(1))
                        .isEqualTo(violation.higher().get(1));
                assertThat(violation.treeStep()).isEqualTo((double) low - high).isPositive();
                assertThat(violation.treeStep()).isGreaterThanOrEqualTo(worstFall(one, forests.rows(60)));
            }
        }
        assertThat(proved).isBetween(300, 2700);
    }

    private static double worstFall(TreeEnsemble one, float[] values) {
        double worst = 0;
        for (int other = 1; other < values.length; other += 2) {
            for (int a = 0; a < values.length; a += 2) {
                for (int b = 0; b < values.length; b += 2) {
                    if (values[a] < values[b]) {
                        double fall = (double) margin(one, List.of(values[a], values[other]))
                                - margin(one, List.of(values[b], values[other]));
                        worst = Math.max(worst, fall);
                    }
                }
            }
        }
        return worst;
    }

    private static float margin(TreeEnsemble ensemble, List<Float> row) {
        return ensemble.margin(new float[] {row.get(0), row.get(1)}, 0);
    }
}
