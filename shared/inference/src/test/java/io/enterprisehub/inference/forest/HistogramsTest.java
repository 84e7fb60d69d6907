package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramsTest {

    private static final int ROWS = 5000;
    private final Binning binning = binning();

    /** One feature with 199 thresholds between -3 and 3. */
    private static Binning binning() {
        List<Tree> trees = new ArrayList<>();
        for (int i = 1; i < 200; i++) {
            trees.add(new Tree.Split(0, -3 + i * 0.03f, true, new Tree.Leaf(0, 1), new Tree.Leaf(1, 1)));
        }
        return Binning.of(List.of(new TreeEnsemble(1, trees, 0)));
    }

    private static float[] normal(long seed, double mean, double missing) {
        Random random = new Random(seed);
        float[] rows = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = random.nextDouble() < missing ? Float.NaN : (float) (mean + random.nextGaussian());
        }
        return rows;
    }

    private Histograms of(float[] rows) {
        return Histograms.of(binning, rows, rows.length);
    }

    @Test
    void countsEveryBinAndMissing() {
        float[] rows = {Float.NaN, -9, -9, 9, -2.96f, Float.NaN, Float.NaN};

        int[] counts = of(rows).counts(0);

        assertThat(counts).hasSize(201);
        assertThat(counts[0]).isEqualTo(2);
        assertThat(counts[1]).isEqualTo(1);
        assertThat(counts[199]).isEqualTo(1);
        assertThat(counts[200]).isEqualTo(3);
    }

    @Test
    void anotherSampleOfTheSamePopulationIsStable() {
        Histograms training = of(normal(1, 0, 0.1));

        assertThat(training.psi(0, training)).isZero();
        for (int seed = 2; seed < 12; seed++) {
            assertThat(training.psi(0, of(normal(seed, 0, 0.1)))).isLessThan(0.02);
        }
    }

    @Test
    void aShiftOfOneStandardDeviationIsDrift() {
        // Between two normals that are one deviation apart the index is 1 before it is cut into groups.
        assertThat(of(normal(1, 0, 0)).psi(0, of(normal(2, 1, 0)))).isCloseTo(0.9, within(0.15));
    }

    @Test
    void valuesThatGoMissingAreDriftEvenIfTrainingHadNone() {
        assertThat(of(normal(1, 0, 0)).psi(0, of(normal(2, 0, 0.3))))
                .isGreaterThan(0.25)
                .isFinite();
    }

    @Test
    void oneConstantValueIsFiniteAndStable() {
        Histograms constant = of(new float[ROWS]);

        assertThat(constant.psi(0, constant)).isZero();
        assertThat(constant.psi(0, of(normal(1, 0, 0)))).isGreaterThan(1).isFinite();
    }

    @Test
    void refusesToCompareOtherBins() {
        Histograms two = new Histograms(new int[][] {{1, 2}});

        assertThatThrownBy(() -> of(new float[1]).psi(0, two)).hasMessage("the histograms have other bins");
        assertThatThrownBy(() -> new Histograms(new int[][] {{1, -2}})).isInstanceOf(IllegalArgumentException.class);
    }
}
