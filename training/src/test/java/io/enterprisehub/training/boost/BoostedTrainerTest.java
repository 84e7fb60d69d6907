package io.enterprisehub.training.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.training.boost.BoostSettings.Sampling;
import io.enterprisehub.training.boost.BoostSettings.Schedule;
import io.enterprisehub.training.boost.BoostSettings.TreeLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

class BoostedTrainerTest {

    private static final BoostSettings SETTINGS = BoostSettings.STANDARD
            .withSchedule(new Schedule(40, 0.2, 0))
            .withTrees(new TreeLimits(5, 2, 1, 0.1))
            .withSampling(new Sampling(0.8, 0.8, 7));

    private final LabelledRows training = Leads.draw(1, 3000);

    @Test
    void marginsAreThoseOfXgboostTrainedTheSameWay() throws XGBoostError {
        float[] ours = margins(new BoostedTrainer(SETTINGS).train(training).ensemble(), training);

        DMatrix matrix = new DMatrix(training.values(), training.count(), training.features(), Float.NaN);
        matrix.setLabel(training.targets());
        Booster booster = XGBoost.train(matrix, SETTINGS.parameters(), 40, Map.of(), null, null);
        float[][] theirs = booster.predict(matrix, true);
        booster.dispose();
        matrix.dispose();

        for (int row = 0; row < ours.length; row++) {
            assertThat(ours[row]).as("row %d", row).isEqualTo(theirs[row][0]);
        }
    }

    @Test
    void monotoneConstraintsHoldEverywhereAndWithoutThemTheyWouldNot() {
        List<Monotone> directions =
                List.of(Monotone.RISING, Monotone.FALLING, Monotone.FREE, Monotone.RISING, Monotone.FREE);

        TreeEnsemble bound = new BoostedTrainer(SETTINGS.withMonotone(directions))
                .train(training)
                .ensemble();
        TreeEnsemble free = new BoostedTrainer(SETTINGS).train(training).ensemble();

        assertThat(violations(bound, directions)).isZero();
        assertThat(violations(free, directions)).isPositive();
    }

    @Test
    void stopsAfterItsPatienceAndKeepsTheTreesOfTheBestRound() {
        LabelledRows validation = Leads.draw(2, 600);
        BoostSettings eager = SETTINGS.withSchedule(new Schedule(400, 0.5, 6));

        BoostedForest forest = new BoostedTrainer(eager).train(training, validation);

        BoostRound lowest = forest.rounds().stream()
                .min(Comparator.comparingDouble(BoostRound::validationLoss))
                .orElseThrow();
        assertThat(forest.stoppedEarly(eager)).isTrue();
        assertThat(forest.bestRound()).isEqualTo(lowest.round());
        assertThat(forest.rounds()).hasSize(forest.bestRound() + 6);
        assertThat(forest.ensemble().trees()).hasSize(forest.bestRound());
        float[] margins = margins(forest.ensemble(), validation);
        assertThat(logLoss(margins, validation)).isCloseTo(lowest.validationLoss(), within(1e-9));
    }

    @Test
    void tellsOfEachRoundAsItEnds() {
        List<BoostRound> told = new ArrayList<>();

        BoostedForest forest = new BoostedTrainer(SETTINGS, told::add).train(training);

        assertThat(told).isEqualTo(forest.rounds());
        assertThat(told)
                .extracting(BoostRound::round)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(told.getLast().trainingLoss())
                .isLessThan(told.getFirst().trainingLoss())
                .isCloseTo(logLoss(margins(forest.ensemble(), training), training), within(1e-9));
        assertThat(told).extracting(BoostRound::validationLoss).containsOnly(Double.NaN);
    }

    @Test
    void equalSeedsGiveEqualTreesAndOthersDoNot() {
        TreeEnsemble once = new BoostedTrainer(SETTINGS).train(training).ensemble();
        TreeEnsemble again = new BoostedTrainer(SETTINGS).train(training).ensemble();
        TreeEnsemble other = new BoostedTrainer(SETTINGS.withSampling(new Sampling(0.8, 0.8, 8)))
                .train(training)
                .ensemble();

        assertThat(again).isEqualTo(once).isNotEqualTo(other);
    }

    @Test
    void aRowOfWeightTwoCountsAsTwoRows() {
        int count = training.count();
        float[] weights = new float[count];
        Arrays.fill(weights, 0, count / 2, 2);
        Arrays.fill(weights, count / 2, count, 1);
        BoostSettings whole = SETTINGS.withSampling(new Sampling(1, 1, 7));

        TreeEnsemble weighted = new BoostedTrainer(whole)
                .train(new LabelledRows(Leads.FEATURES, training.values(), training.labels(), weights))
                .ensemble();
        TreeEnsemble doubled =
                new BoostedTrainer(whole).train(withFirstHalfTwice()).ensemble();

        float[] expected = margins(doubled, training);
        float[] actual = margins(weighted, training);
        for (int row = 0; row < count; row++) {
            assertThat(actual[row]).isCloseTo(expected[row], within(1e-3f));
        }
    }

    @Test
    void refusesRowsThatNothingCanBeLearnedFrom() {
        BoostedTrainer trainer = new BoostedTrainer(SETTINGS);
        float[][] rows = {{1}, {2}};

        assertThatThrownBy(() -> trainer.train(LabelledRows.of(rows, new boolean[] {true, true})))
                .hasMessage("training needs both classes, but 2 of 2 rows are positive");
        assertThatThrownBy(() -> trainer.train(training, LabelledRows.of(rows, new boolean[] {true, false})))
                .hasMessage("the validation rows have 1 features, but the training rows 5");
        assertThatThrownBy(() -> new BoostedTrainer(SETTINGS.withSchedule(new Schedule(9, 0.1, 3))).train(training))
                .hasMessage("to stop early, give rows for validation");
        assertThatThrownBy(() -> new BoostedTrainer(SETTINGS.withMonotone(List.of(Monotone.RISING))).train(training))
                .hasMessage("monotone constraints must name a direction for each of the 5 features, but name 1");
    }

    private LabelledRows withFirstHalfTwice() {
        int half = training.count() / 2;
        float[] values = Arrays.copyOf(training.values(), training.values().length + half * Leads.FEATURES);
        System.arraycopy(training.values(), 0, values, training.values().length, half * Leads.FEATURES);
        boolean[] labels = Arrays.copyOf(training.labels(), training.count() + half);
        System.arraycopy(training.labels(), 0, labels, training.count(), half);
        return new LabelledRows(Leads.FEATURES, values, labels, new float[0]);
    }

    /** How often a step up of a bound feature moves the margin the wrong way, all others as they are. */
    private int violations(TreeEnsemble ensemble, List<Monotone> directions) {
        int violations = 0;
        for (int feature = 0; feature < Leads.FEATURES; feature++) {
            for (int row = 0; row < 200; row++) {
                float[] moved = Arrays.copyOfRange(training.values(), row * Leads.FEATURES, (row + 1) * Leads.FEATURES);
                moved[feature] = -1;
                float before = ensemble.margin(moved, 0);
                for (int value = 0; value <= 60; value++) {
                    moved[feature] = value;
                    float after = ensemble.margin(moved, 0);
                    violations += directions.get(feature).code() * Math.signum(after - before) < 0 ? 1 : 0;
                    before = after;
                }
            }
        }
        return violations;
    }

    private static float[] margins(TreeEnsemble ensemble, LabelledRows rows) {
        return ForestScorer.of(ensemble).margins(rows.values(), rows.count())[0];
    }

    private static double logLoss(float[] margins, LabelledRows rows) {
        double loss = 0;
        for (int row = 0; row < margins.length; row++) {
            double p = TreeEnsemble.logistic(margins[row]);
            loss -= Math.log(rows.labels()[row] ? p : 1 - p);
        }
        return loss / margins.length;
    }
}
