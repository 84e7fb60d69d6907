package io.enterprisehub.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.RandomForests;
import io.enterprisehub.inference.forest.TreeShap;
import io.enterprisehub.inference.linear.LinearScorer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServableModelTest {

    private static final int ROWS = 150;
    private final TrainedModel forest = TrainedModels.forest(2, LeafPrecision.FLOAT32, 30);
    private final TrainedModel linear = TrainedModels.linear(3);
    private final float[] rows = rows();

    /** As a CRM has them: some leads of which one feature is known, some of which none is. */
    private static float[] rows() {
        float[] rows = new RandomForests(2, 3, 30).rows(ROWS);
        Random random = new Random(2);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(3) == 0 ? Float.NaN : rows[i];
        }
        return rows;
    }

    private static TrainedModelFile file(TrainedModel model) {
        return TrainedModelFile.read(ByteBuffer.wrap(TrainedModelFile.write(model)));
    }

    private static ServableModel serve(TrainedModel model) {
        return ServableModel.open(TrainedModelFile.write(model));
    }

    private float[] row(int row) {
        return Arrays.copyOfRange(rows, 3 * row, 3 * row + 3);
    }

    private static int known(float[] row) {
        int known = 0;
        for (float value : row) {
            known += Float.isNaN(value) ? 0 : 1;
        }
        return known;
    }

    private static float margin(TrainedModel model, float[] row) {
        return switch (model.predictor()) {
            case Predictor.Forest trees -> trees.ensemble().margin(row, 0);
            case Predictor.Linear line -> new LinearScorer(line.model()).margin(row, 0);
        };
    }

    @Test
    void scoresRowsByTheModelAndThoseOfWhichLittleIsKnownByTheFallback() {
        for (TrainedModel model : List.of(forest, linear)) {
            ServableModel servable = serve(model);
            Fallback fallback = Objects.requireNonNull(model.fallback());
            Scores scores = new Scores(ROWS);
            servable.score(rows, ROWS, scores);
            int cold = 0;
            for (int row = 0; row < ROWS; row++) {
                boolean isCold = known(row(row)) < fallback.leastKnown();
                float margin =
                        isCold ? new LinearScorer(fallback.model()).margin(rows, 3 * row) : margin(model, row(row));
                assertThat(scores.isFallback(row)).isEqualTo(isCold);
                assertThat(scores.margin(row)).isEqualTo(margin);
                assertThat(scores.probability(row))
                        .isEqualTo((isCold ? fallback.calibration() : model.calibration()).probability(margin));
                cold += isCold ? 1 : 0;
            }
            assertThat(cold).isBetween(20, ROWS - 20);
            assertThat(servable.probabilities(rows, ROWS)[7]).isEqualTo(scores.probability(7));
        }
    }

    @Test
    void modelsOfASetScoreAsTheyDoAlone() {
        List<TrainedModel> models = List.of(forest, linear, TrainedModels.forest(5, LeafPrecision.INT16, 400), linear);
        ModelSet set = ModelSet.of(models.stream().map(ServableModelTest::file).toList());
        List<Scores> together = List.of(new Scores(ROWS), new Scores(ROWS), new Scores(ROWS), new Scores(ROWS));

        set.score(rows, ROWS, together);

        for (int i = 0; i < models.size(); i++) {
            double[] alone = serve(models.get(i)).probabilities(rows, ROWS);
            assertThat(Arrays.copyOf(together.get(i).probabilities, ROWS)).isEqualTo(alone);
            assertThat(set.models().get(i).probabilities(rows, ROWS)).isEqualTo(alone);
            // The set counted each row once, and the model asked alone once more.
            assertThat(set.models().get(i).drift().rows()).isEqualTo(2 * ROWS);
        }
    }

    @Test
    void oneRowGetsItsIntervalAndCompleteness() {
        ServableModel servable = serve(forest.withFallback(null));
        Scored scored = servable.score(row(0));

        assertThat(scored.range().low()).isLessThanOrEqualTo(scored.probability());
        assertThat(scored.range().high()).isGreaterThanOrEqualTo(scored.probability());
        assertThat(scored.range()).isEqualTo(servable.interval(scored.margin(), scored.probability()));
        assertThat(serve(forest.withInterval(null)).score(new float[3]).range()).isEqualTo(new Range(0, 1));
        assertThat(serve(forest).score(new float[] {Float.NaN, Float.NaN, 1}).range())
                .isEqualTo(new Range(0, 1));
    }

    @Test
    void completenessWeighsFeaturesByTheirImportance() {
        for (TrainedModel model : List.of(forest, linear)) {
            ServableModel servable = serve(model);
            double sum = 0;
            for (int feature = 0; feature < 3; feature++) {
                float[] only = {Float.NaN, Float.NaN, Float.NaN};
                only[feature] = 1;
                sum += servable.completeness(only, 0);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            assertThat(servable.completeness(new float[3], 0)).isEqualTo(1);
            assertThat(servable.completeness(new float[] {Float.NaN, Float.NaN, Float.NaN}, 0))
                    .isZero();
        }
    }

    @Test
    void reasonsAreGroupedContributionsWithTheTextOfTheirDirection() {
        ServableModel servable = serve(forest.withFallback(null));
        TreeShap shap = new TreeShap(((Predictor.Forest) forest.predictor()).ensemble());
        for (int row = 0; row < ROWS; row++) {
            double[] contributions = shap.contributions(rows, 3 * row);
            assertThat(servable.contributions(rows, 3 * row)).containsExactly(contributions);
            for (Explanation reason : servable.reasons(rows, 3 * row, 5)) {
                double expected = contributions[reason.code().equals("replies") ? 0 : 1];
                String text = reason.code().equals("replies")
                        ? (expected > 0 ? "Answers often" : "Answers seldom")
                        : (expected > 0 ? "Came lately" : "Has not come for long");
                assertThat(reason).isEqualTo(new Explanation(reason.code(), text, expected));
            }
            assertThat(servable.reasons(rows, 3 * row, 1)).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void rowsOfTheFallbackAreExplainedByIt() {
        float[] cold = {Float.NaN, 2, Float.NaN};
        Fallback fallback = Objects.requireNonNull(forest.fallback());

        assertThat(serve(forest).contributions(cold, 0))
                .isEqualTo(new LinearScorer(fallback.model()).contributions(cold, 0));
    }

    @Test
    void equalKeysHaveEqualScoresAndReasons() {
        for (TrainedModel model : List.of(forest, linear)) {
            ServableModel servable = serve(model);
            PredictionCache<Scored> cache = new PredictionCache<>(64);
            for (int round = 0; round < 3; round++) {
                for (int row = 0; row < ROWS; row++) {
                    float[] one = row(row);
                    assertThat(cache.get(servable.key(one, 0), () -> servable.score(one)))
                            .isEqualTo(servable.score(one));
                }
            }
            assertThat(cache.hits()).isPositive();
        }
    }

    @Test
    void keysTellModelsRowsAndTheFallbackApart() {
        ServableModel servable = serve(forest);
        ServableModel other = serve(forest.withFallback(null));
        float[] row = {1, 2, 3};

        assertThat(servable.key(row, 0)).isEqualTo(servable.key(row.clone(), 0)).isNotEqualTo(other.key(row, 0));
        assertThat(servable.key(new float[] {1, 2, 1e9f}, 0)).isNotEqualTo(servable.key(new float[] {1, 2, -1e9f}, 0));
        assertThat(servable.key(new float[] {Float.NaN, Float.NaN, 5}, 0))
                .isNotEqualTo(servable.key(new float[] {Float.NaN, Float.NaN, Math.nextUp(5f)}, 0));
        assertThat(serve(linear).key(new float[] {-0.0f, 2, 3}, 0))
                .isEqualTo(serve(linear).key(new float[] {0, 2, 3}, 0));
    }

    @Test
    void driftIsCountedWhileScoringAndAWindowEndsWhenItIsTaken() {
        ServableModel servable = serve(linear.withFallback(null));
        float[] far = new float[3 * ROWS];
        Arrays.fill(far, 1e6f);
        servable.score(far, ROWS, new Scores(ROWS));

        assertThat(servable.drift().rows()).isEqualTo(ROWS);
        assertThat(servable.takeDrift().largest()).isGreaterThan(1);
        assertThat(servable.drift().rows()).isZero();
        assertThat(servable.takeDrift().psi().keySet())
                .isSubsetOf(TrainedModels.SCHEMA.names())
                .isNotEmpty();
    }

    @Test
    void primingLeavesNoTrace() {
        ServableModel servable = serve(forest);
        servable.prime();

        assertThat(servable.drift().rows()).isZero();
    }

    @Test
    void thePriorIsTheBaseRateElseTheAverageRows() {
        assertThat(serve(forest).prior()).isEqualTo(0.17);
        double expected = new TreeShap(((Predictor.Forest) forest.predictor()).ensemble()).expectedMargin();
        assertThat(serve(forest.withMetrics(new TreeMap<>())).prior())
                .isEqualTo(forest.calibration().probability(expected));
    }

    @Test
    void refusesWhatDoesNotFit() {
        ServableModel servable = serve(forest);
        List<Scores> none = Collections.emptyList();
        List<TrainedModelFile> strangers = new ArrayList<>(List.of(file(forest)));
        strangers.add(file(TrainedModel.of(
                FeatureSchema.numbers(List.of("a", "b", "c")),
                linear.predictor(),
                linear.calibration(),
                linear.training())));

        assertThatThrownBy(() -> servable.score(rows, ROWS, new Scores(ROWS - 1)))
                .hasMessage("150 rows do not fit into scores of 149");
        assertThatThrownBy(() -> servable.probabilities(rows, ROWS + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> servable.probabilities(rows, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ModelSet.of(List.of(file(forest))).score(rows, 1, none))
                .hasMessage("1 models need as many scores, but have 0");
        assertThatThrownBy(() -> ModelSet.of(strangers)).hasMessageContaining("the same features in the same order");
        assertThatThrownBy(() -> new PredictionCache<String>(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCacheReturnsTheVeryObjectAndForgetsOnlyForAnotherOfItsPlace() {
        ServableModel servable = serve(forest);
        PredictionCache<Object> one = new PredictionCache<>(1);
        Object first = new Object();
        float[] other = {5, 6, 7};

        assertThat(one.get(servable.key(other, 0), () -> first)).isSameAs(first);
        assertThat(one.get(servable.key(other.clone(), 0), Object::new)).isSameAs(first);
        one.get(servable.key(new float[] {-5, -6, -7}, 0), Object::new);
        assertThat(one.get(servable.key(other, 0), Object::new)).isNotSameAs(first);
        assertThat(List.of(one.hits(), one.misses())).containsExactly(1L, 3L);
    }
}
