package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Cuts;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.RandomForests;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.forest.file.TierCuts;
import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.linear.LinearTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Seeded models of three features, with every part that a file can hold. */
public final class TrainedModels {

    static final Calibration CURVE = new Isotonic(new double[] {-2, 0, 1.5}, new double[] {0.01, 0.3, 0.9});
    static final Calibration LINE = new Platt(0.9, -0.1);
    static final FeatureSchema SCHEMA = new FeatureSchema(
            List.of(
                    new FeatureSchema.Feature("replies in 7 days", FeatureType.COUNT),
                    new FeatureSchema.Feature("days since visit", FeatureType.AGE_IN_DAYS),
                    new FeatureSchema.Feature("größe", FeatureType.NUMBER)),
            "fair-housing-3");
    private static final ReasonTable REASONS = new ReasonTable(
            List.of("replies", "recency", ""),
            new TreeMap<>(Map.of(
                    "replies", new ReasonText("Answers often", "Answers seldom"),
                    "recency", new ReasonText("Came lately", "Has not come for long"))));

    private TrainedModels() {}

    static TrainedModel forest(long seed, LeafPrecision precision, int thresholds) {
        RandomForests forests = new RandomForests(seed, 3, thresholds);
        TreeEnsemble ensemble = precision.round(forests.ensemble(6, 4)).ensemble();
        return complete(seed, new Predictor.Forest(ensemble, precision), forests.rows(50));
    }

    /** A forest with all parts, for tests of other packages. */
    public static TrainedModel anyForest(long seed) {
        return forest(seed, LeafPrecision.FLOAT32, 30);
    }

    static TrainedModel linear(long seed) {
        float[] rows = new RandomForests(seed, 3, 20).rows(50);
        return complete(seed, new Predictor.Linear(line(seed, 3), Cuts.quantiles(rows, 50, 3, 10)), rows);
    }

    /** A linear model of which every number is seeded. */
    public static LinearModel line(long seed, int features) {
        Random random = new Random(seed);
        List<LinearTerm> terms = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            terms.add(new LinearTerm(
                    random.nextGaussian(),
                    random.nextGaussian(),
                    0.1 + random.nextDouble(),
                    random.nextGaussian(),
                    random.nextDouble()));
        }
        return new LinearModel(random.nextGaussian(), 5, terms);
    }

    private static TrainedModel complete(long seed, Predictor predictor, float[] rows) {
        Histograms training = Histograms.of(predictor.binning(), rows, rows.length / 3);
        return TrainedModel.of(SCHEMA, predictor, seed % 2 == 0 ? CURVE : LINE, training)
                .withInterval(new BinomialInterval(
                        1.6449, new double[] {-1, 0.5}, new int[] {90, 40, 7}, new int[] {3, 20, 7}))
                .withFallback(new Fallback(2, line(seed + 1, 3), LINE))
                .withTiers(new TierCuts(0.4, 0.1))
                .withReasons(REASONS)
                .withMetrics(new TreeMap<>(Map.of("auc", 0.81, "ece", 0.02, TrainedModel.BASE_RATE, 0.17)))
                .withProvenance(new TreeMap<>(Map.of("seed", Long.toString(seed), "data", "invented")));
    }
}
