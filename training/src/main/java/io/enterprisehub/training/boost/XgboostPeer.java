package io.enterprisehub.training.boost;

import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost as it comes: its own defaults, 100 rounds, its own prediction. What our models are compared with, never what serves. */
public final class XgboostPeer {

    static final int ROUNDS = 100;

    private XgboostPeer() {}

    /**
     * Trains on some rows and foresees others.
     *
     * @return probabilities as XGBoost gives them, not calibrated
     * @throws BoostException when XGBoost fails
     */
    public static double[] probabilities(LabelledRows seen, LabelledRows test) {
        Map<String, Object> defaults =
                Map.of("objective", "binary:logistic", "tree_method", "hist", "nthread", 1, "verbosity", 0);
        try (NativeRows training = new NativeRows(seen);
                NativeRows unseen = new NativeRows(test)) {
            Booster booster = XGBoost.train(training.matrix(), defaults, ROUNDS, Map.of(), null, null);
            try {
                float[][] predicted = booster.predict(unseen.matrix());
                double[] probabilities = new double[predicted.length];
                for (int row = 0; row < probabilities.length; row++) {
                    probabilities[row] = predicted[row][0];
                }
                return probabilities;
            } finally {
                booster.dispose();
            }
        } catch (XGBoostError e) {
            throw new BoostException(e);
        }
    }
}
