package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.TreeEnsemble;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** What quantization changes of a probability. */
final class Exactness implements Scenario {

    private final Models models;

    Exactness(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "exactness";
    }

    @Override
    public int weight() {
        return 3;
    }

    @Override
    public Section run(Stage stage) {
        Artifacts artifacts = models.of(stage);
        Section section = Section.of(
                "Difference to XGBoost's probabilities",
                "The largest over %,d leads that training has not seen. Bins lose nothing; only leaves of 16 or 8 bits round."
                        .formatted(Artifacts.TEST_ROWS));
        for (LeafPrecision precision : LeafPrecision.values()) {
            LeafPrecision.Rounded rounded = precision.round(artifacts.ensemble());
            Line line = Line.of(
                            "largest difference, leaves " + precision, difference(artifacts, rounded.ensemble()), "")
                    .note("proven bound of the margin's rounding: %.2e".formatted(rounded.bound()));
            section = section.with(
                    switch (precision) {
                        case FLOAT32 -> line.goal(Goal.below(1e-6, ""));
                        case INT16 -> line.goal(Goal.below(2e-5, ""));
                        case INT8 -> line;
                    });
        }
        return section;
    }

    private static double difference(Artifacts artifacts, TreeEnsemble ensemble) {
        Leads leads = Artifacts.testLeads();
        float[] margins = ForestScorer.of(ensemble).margins(leads.rows(), Artifacts.TEST_ROWS)[0];
        try {
            Booster booster = artifacts.booster();
            DMatrix matrix = new DMatrix(leads.rows(), Artifacts.TEST_ROWS, Leads.FEATURES, Float.NaN);
            float[][] theirs = booster.predict(matrix);
            matrix.dispose();
            booster.dispose();
            double most = 0;
            for (int row = 0; row < Artifacts.TEST_ROWS; row++) {
                most = Math.max(most, Math.abs(TreeEnsemble.logistic(margins[row]) - theirs[row][0]));
            }
            return most;
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed", e);
        }
    }
}
