package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForestScorerTest {

    private static final int BIT_SLICES = 1;
    private static final int WALKER = 65;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void everyEngineGivesTheBitsOfTheNaiveWalkAtEveryDepth(int depth) {
        for (int seed = 0; seed < 60; seed++) {
            RandomForests forests = new RandomForests(seed, 1 + seed % 7, 1 + seed * 3);
            assertSameBits(forests.ensemble(1 + seed % 9, depth), forests.rows(150), 150);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 9, 14})
    void forestsDeeperThanTheSlicesAreWalkedWithTheSameBits(int depth) {
        for (int seed = 0; seed < 5; seed++) {
            RandomForests forests = new RandomForests(seed, 5, 100);
            TreeEnsemble ensemble = forests.ensemble(4, depth);
            assertThat(ensemble.depth()).isGreaterThan(CompleteTrees.MOST_LEVELS);
            assertSameBits(ensemble, forests.rows(100), 100);
        }
    }

    @ParameterizedTest
    @CsvSource({"254, 1", "255, 1", "256, 2", "511, 3", "2000, 8"})
    void aFeatureWithMoreThan255ThresholdsBecomesSeveralColumns(int thresholds, int columns) {
        List<Tree> stumps = IntStream.range(0, thresholds)
                .<Tree>mapToObj(i -> new Tree.Split(
                        0, i * 0.5f, i % 2 == 0, new Tree.Leaf(i * 0.001f, 1), new Tree.Leaf(-i * 0.002f, 1)))
                .toList();
        TreeEnsemble ensemble = new TreeEnsemble(1, stumps, 0);
        float[] rows = new float[2 * thresholds + 9];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i == 0 ? Float.NaN : i * 0.25f - 1;
        }

        assertThat(ForestScorer.of(ensemble).binning().columns()).isEqualTo(columns);
        assertSameBits(ensemble, rows, rows.length);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.01, 1.3, 1.7})
    void thresholdsThatCrowdOrSpreadAreFoundAsWellAsEvenOnes(double growth) {
        List<Tree> stumps = IntStream.range(0, 255)
                .<Tree>mapToObj(i -> new Tree.Split(
                        0,
                        (float) (growth == 1 ? i : (i % 2 == 0 ? 1 : -1) * 1e-20 * Math.pow(growth, i * 0.5)),
                        i % 2 == 0,
                        new Tree.Leaf(i, 1),
                        new Tree.Leaf(-i, 1)))
                .toList();
        float[] rows = new float[3000];
        for (int i = 0; i < rows.length; i++) {
            float threshold = ((Tree.Split) stumps.get(i % 255)).threshold();
            rows[i] = switch (i % 7) {
                case 0 -> Float.intBitsToFloat(0x7FFF_FFFF - i);
                case 1 -> Float.intBitsToFloat(-1 - i);
                case 2 -> Math.nextUp(threshold);
                case 3 -> Math.nextDown(threshold);
                case 4 -> i % 2 == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
                default -> threshold;
            };
        }

        assertSameBits(new TreeEnsemble(1, stumps, 0), rows, rows.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 11, 12, 13, 63, 64, 65, 75, 76, 127, 128, 129, 200})
    void everyNumberOfRowsIsScoredRowByRow(int count) {
        RandomForests forests = new RandomForests(count, 6, 40);
        assertSameBits(forests.ensemble(10, 6), forests.rows(count), count);
    }

    @Test
    void modelsThatShareABinningScoreAsTheyDoAlone() {
        for (int seed = 0; seed < 20; seed++) {
            RandomForests forests = new RandomForests(seed, 4, 200);
            List<TreeEnsemble> models = List.of(
                    forests.ensemble(5, 6), forests.ensemble(3, 2), forests.ensemble(4, 8), forests.ensemble(7, 0));
            float[] rows = forests.rows(140);

            float[][] together = ForestScorer.of(models).margins(rows, 140);

            for (int model = 0; model < models.size(); model++) {
                assertThat(together[model]).containsExactly(naive(models.get(model), rows, 140));
            }
        }
    }

    @Test
    void anEnsembleWithoutTreesGivesItsBaseMargin() {
        ForestScorer scorer = ForestScorer.of(new TreeEnsemble(2, List.of(), -1.5f));

        assertThat(scorer.margins(new float[40], 20)[0]).containsOnly(-1.5f);
        assertThat(scorer.margins(new float[2], 1)[0]).containsExactly(-1.5f);
    }

    @Test
    void negativeZeroIsTheSameThresholdAndTheSameValueAsZero() {
        Tree minus = new Tree.Split(0, -0.0f, true, new Tree.Leaf(1, 1), new Tree.Leaf(2, 1));
        Tree plus = new Tree.Split(0, 0.0f, false, new Tree.Leaf(10, 1), new Tree.Leaf(20, 1));
        ForestScorer scorer = ForestScorer.of(new TreeEnsemble(1, List.of(minus, plus), 0));

        assertThat(scorer.binning().thresholds(0)).containsExactly(0.0f);
        assertThat(scorer.margins(new float[] {-0.0f, 0.0f, -Float.MIN_VALUE, Float.NaN}, 4)[0])
                .containsExactly(22, 22, 11, 21);
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        RandomForests forests = new RandomForests(7, 5, 60);
        TreeEnsemble ensemble = forests.ensemble(20, 6);
        ForestScorer scorer = ForestScorer.of(ensemble);
        float[] rows = forests.rows(64);
        float[] expected = naive(ensemble, rows, 64);
        Callable<Boolean> work = () -> {
            boolean equal = true;
            for (int i = 0; i < 500; i++) {
                equal &= Arrays.equals(expected, scorer.margins(rows, 64)[0]);
            }
            return equal;
        };

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> equal : threads.invokeAll(List.of(work, work, work, work))) {
                assertThat(equal.get()).isTrue();
            }
        }
    }

    @Test
    void refusesAMatrixThatIsTooShortAndForestsThatDoNotFit() {
        ForestScorer scorer = ForestScorer.of(new TreeEnsemble(3, List.of(), 0));

        assertThatThrownBy(() -> scorer.margins(new float[8], 3))
                .hasMessage("a matrix of 3 rows needs 9 values, but has 8");
        assertThatThrownBy(() -> scorer.margins(new float[8], -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ForestScorer.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        ForestScorer.of(List.of(new TreeEnsemble(3, List.of(), 0), new TreeEnsemble(2, List.of(), 0))))
                .hasMessage("ensembles share a binning only if they have the same features");
        assertThat(scorer.margins(new float[0], 0)[0]).isEmpty();
    }

    private static void assertSameBits(TreeEnsemble ensemble, float[] rows, int count) {
        ForestScorer scorer = ForestScorer.of(ensemble);
        int[] expected = bits(naive(ensemble, rows, count));
        for (int blockFromRows : new int[] {BIT_SLICES, WALKER, ForestScorer.BLOCK_FROM_ROWS}) {
            float[][] margins = new float[1][count];
            scorer.blocksFrom(blockFromRows).margins(rows, count, margins, List.of());
            assertThat(bits(margins[0]))
                    .as("blocks from %d rows", blockFromRows)
                    .containsExactly(expected);
        }
    }

    static float[] naive(TreeEnsemble ensemble, float[] rows, int count) {
        float[] margins = new float[count];
        for (int row = 0; row < count; row++) {
            margins[row] = ensemble.margin(rows, row * ensemble.features());
        }
        return margins;
    }

    private static int[] bits(float[] values) {
        return IntStream.range(0, values.length)
                .map(i -> Float.floatToRawIntBits(values[i]))
                .toArray();
    }
}
