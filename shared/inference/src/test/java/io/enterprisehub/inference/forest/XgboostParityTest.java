package io.enterprisehub.inference.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that XGBoost has trained, against XGBoost itself. */
class XgboostParityTest {

    private static final int FEATURES = 12;
    private static final int ROWS = 3000;

    @ParameterizedTest
    @ValueSource(ints = {6, 9})
    void marginsAreXgboostsToTheBitAndProbabilitiesToAMillionth(int depth) throws XGBoostError {
        float[] rows = rows();
        DMatrix data = matrix(rows);
        Booster booster = train(data, depth);

        TreeEnsemble ensemble = ensemble(booster);
        float[] margins = ForestScorer.of(ensemble).margins(rows, ROWS)[0];

        assertThat(ensemble.depth()).isEqualTo(depth);
        assertThat(margins).containsExactly(flat(booster.predict(data, true), 0));
        float[] probabilities = flat(booster.predict(data, false), 0);
        for (int row = 0; row < ROWS; row++) {
            assertThat(TreeEnsemble.logistic(margins[row])).isCloseTo(probabilities[row], within(1e-6));
        }
        booster.dispose();
        data.dispose();
    }

    @Test
    void contributionsAreXgboosts() throws XGBoostError {
        float[] rows = rows();
        DMatrix data = matrix(rows);
        Booster booster = train(data, 6);
        TreeShap shap = new TreeShap(ensemble(booster));

        float[][] theirs = booster.predictContrib(data, 0);

        for (int row = 0; row < 500; row++) {
            double[] ours = shap.contributions(rows, row * FEATURES);
            for (int feature = 0; feature < FEATURES; feature++) {
                assertThat(ours[feature]).isCloseTo(theirs[row][feature], within(1e-4));
            }
            assertThat(shap.expectedMargin()).isCloseTo(theirs[row][FEATURES], within(1e-4));
        }
        booster.dispose();
        data.dispose();
    }

    @Test
    void histogramTrainingWithThisManyBinsNeedsOneColumnPerFeature() throws XGBoostError {
        DMatrix data = matrix(rows());
        Booster booster = train(data, 6);

        assertThat(ForestScorer.of(ensemble(booster)).binning().columns()).isEqualTo(FEATURES);
        booster.dispose();
        data.dispose();
    }

    @Test
    void refusesTextThatIsNoTree() {
        for (String text : List.of(
                "",
                "0:leaf=0.5",
                "0:[f0<1] yes=1,no=2,missing=1\n1:leaf=1,cover=1",
                "0:[f0<1] yes=0,no=0,missing=0",
                "0:[f0<x] yes=1,no=1,missing=1\n1:leaf=1,cover=1",
                "0:[age<1] yes=1,no=1,missing=1\n1:leaf=1,cover=1")) {
            assertThatThrownBy(() -> XgboostText.read(1, List.of(text), 0))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static TreeEnsemble ensemble(Booster booster) throws XGBoostError {
        return XgboostText.read(FEATURES, Arrays.asList(booster.getModelDump("", true)), 0);
    }

    private static Booster train(DMatrix data, int depth) throws XGBoostError {
        Map<String, Object> parameters = Map.of(
                "objective",
                "binary:logistic",
                "tree_method",
                "hist",
                "max_bin",
                255,
                "max_depth",
                depth,
                "eta",
                0.2,
                "seed",
                7,
                "nthread",
                1,
                "verbosity",
                0);
        return XGBoost.train(data, parameters, 60, Map.of(), null, null);
    }

    private static float[] rows() {
        Random random = new Random(11);
        float[] rows = new float[ROWS * FEATURES];
        for (int i = 0; i < rows.length; i++) {
            int feature = i % FEATURES;
            float value =
                    feature < 4 ? random.nextInt(30) : (float) (random.nextGaussian() * Math.pow(10, feature - 6));
            rows[i] = feature % 3 == 0 && random.nextInt(4) == 0 ? Float.NaN : value;
        }
        return rows;
    }

    private static DMatrix matrix(float[] rows) throws XGBoostError {
        Random random = new Random(12);
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            float a = rows[row * FEATURES];
            float b = rows[row * FEATURES + 1];
            float c = rows[row * FEATURES + 6];
            double signal = (Float.isNaN(a) ? 1 : a / 15 - 1) + (b > 20 ? c : -c / 2);
            labels[row] = random.nextDouble() < TreeEnsemble.logistic(2 * signal) ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(rows, ROWS, FEATURES, Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }

    private static float[] flat(float[][] predictions, int column) {
        float[] flat = new float[predictions.length];
        for (int row = 0; row < flat.length; row++) {
            flat[row] = predictions[row][column];
        }
        return flat;
    }
}
