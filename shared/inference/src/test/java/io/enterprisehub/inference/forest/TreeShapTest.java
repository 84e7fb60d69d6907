package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TreeShapTest {

    private static final double EXACT = 1e-12;

    @Test
    void agreesWithTheDefinitionOverAllCoalitions() {
        for (int seed = 0; seed < 150; seed++) {
            int features = 1 + seed % 7;
            RandomForests forests = new RandomForests(seed, features, 4);
            // Few features and much depth: features come again on a way.
            TreeEnsemble ensemble = forests.ensemble(3, seed % 9);
            TreeShap shap = new TreeShap(ensemble);
            float[] rows = forests.rows(10);
            for (int row = 0; row < 10; row++) {
                double[] exact = byDefinition(ensemble, rows, row * features);
                assertThat(shap.contributions(rows, row * features)).containsExactly(exact, within(EXACT));
            }
        }
    }

    @Test
    void contributionsAndTheExpectedMarginAddUpToTheMargin() {
        RandomForests forests = new RandomForests(3, 30, 100);
        TreeEnsemble ensemble = forests.ensemble(100, 6);
        TreeShap shap = new TreeShap(ensemble);
        float[] rows = forests.rows(50);
        for (int row = 0; row < 50; row++) {
            double sum = shap.expectedMargin();
            for (double contribution : shap.contributions(rows, 30 * row)) {
                sum += contribution;
            }
            assertThat(sum).isCloseTo(ensemble.margin(rows, 30 * row), within(1e-4));
        }
    }

    @Test
    void branchesThatTrainingNeverTookAreNoAverage() {
        Tree nobody = new Tree.Split(1, 0, true, new Tree.Leaf(5, 0), new Tree.Leaf(7, 0));
        Tree tree = new Tree.Split(0, 0, true, nobody, new Tree.Split(1, 3, true, new Tree.Leaf(1, 10), nobody));
        TreeEnsemble ensemble = new TreeEnsemble(2, List.of(tree), 0);
        float[] rows = {-1, -1, -1, 1, 1, 1, 1, 4, Float.NaN, Float.NaN};
        for (int row = 0; row < 5; row++) {
            double[] exact = byDefinition(ensemble, rows, 2 * row);
            assertThat(new TreeShap(ensemble).contributions(rows, 2 * row)).containsExactly(exact, within(EXACT));
        }
        assertThat(new TreeShap(ensemble).expectedMargin()).isEqualTo(1);
    }

    @Test
    void aForestWithoutASplitExplainsNothing() {
        TreeEnsemble constant = new TreeEnsemble(2, List.of(new Tree.Leaf(0.5f, 3)), 1);

        assertThat(new TreeShap(constant).contributions(new float[2], 0)).containsExactly(0, 0);
        assertThat(new TreeShap(constant).expectedMargin()).isEqualTo(1.5);
    }

    @Test
    void quadratureIsExactForAllPolynomialsOfItsDegree() {
        for (int size = 1; size <= 128; size = size < 8 ? size + 1 : 2 * size) {
            Quadrature quadrature = new Quadrature(size);
            for (int degree = 0; degree < 2 * size; degree++) {
                double integral = 0;
                for (int i = 0; i < quadrature.size(); i++) {
                    integral += quadrature.weight(i) * Math.pow(quadrature.point(i), degree);
                }
                assertThat(integral).isCloseTo(1.0 / (degree + 1), within(1e-13));
            }
        }
    }

    @Test
    void reasonsAreGroupedAndTheLargestComeFirst() {
        double[] contributions = {0.1, -0.5, 0.2, 9, 0, -0.1};
        List<String> codes = List.of("replies", "silence", "replies", "", "visits", "silence");

        assertThat(TreeShap.reasons(contributions, codes, 5))
                .extracting(Reason::code)
                .containsExactly("silence", "replies");
        assertThat(TreeShap.reasons(contributions, codes, 5).getLast().contribution())
                .isCloseTo(0.3, within(EXACT));
        assertThat(TreeShap.reasons(contributions, codes, 1)).hasSize(1);
        assertThatThrownBy(() -> TreeShap.reasons(contributions, List.of("a"), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Shapley's sum over all coalitions; 2^features walks. */
    private static double[] byDefinition(TreeEnsemble ensemble, float[] rows, int offset) {
        int features = ensemble.features();
        double[] values = new double[1 << features];
        for (int known = 0; known < values.length; known++) {
            for (Tree tree : ensemble.trees()) {
                values[known] += expectation(tree, rows, offset, known);
            }
        }
        double[] phi = new double[features];
        for (int feature = 0; feature < features; feature++) {
            for (int known = 0; known < values.length; known++) {
                if (((known >> feature) & 1) == 0) {
                    int size = Integer.bitCount(known);
                    double weight = factorial(size) * factorial(features - size - 1) / factorial(features);
                    phi[feature] += weight * (values[known | (1 << feature)] - values[known]);
                }
            }
        }
        return phi;
    }

    private static double expectation(Tree tree, float[] rows, int offset, int known) {
        return switch (tree) {
            case Tree.Leaf leaf -> leaf.value();
            case Tree.Split split -> {
                if (((known >> split.feature()) & 1) == 1) {
                    boolean left = split.goesLeft(rows[offset + split.feature()]);
                    yield expectation(left ? split.left() : split.right(), rows, offset, known);
                }
                double share = split.cover() == 0 ? 0.5 : split.left().cover() / split.cover();
                yield share * expectation(split.left(), rows, offset, known)
                        + (1 - share) * expectation(split.right(), rows, offset, known);
            }
        };
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
