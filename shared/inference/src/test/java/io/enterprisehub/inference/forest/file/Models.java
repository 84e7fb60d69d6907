package io.enterprisehub.inference.forest.file;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.RandomForests;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Seeded models of three features. */
final class Models {

    static final Calibration CURVE = new Isotonic(new double[] {-2, 0, 1.5}, new double[] {0.01, 0.3, 0.9});
    static final Calibration LINE = new Platt(0.9, -0.1);

    private Models() {}

    static ForestModel model(long seed, LeafPrecision precision, Calibration calibration, int thresholds) {
        RandomForests forests = new RandomForests(seed, 3, thresholds);
        TreeEnsemble ensemble = precision.round(forests.ensemble(6, 4)).ensemble();
        Histograms training = Histograms.of(Binning.of(List.of(ensemble)), forests.rows(50), 50);
        return new ForestModel(
                List.of("replies in 7 days", "days since visit", "größe"),
                List.of("replies", "recency", ""),
                ensemble,
                precision,
                calibration,
                new TierCuts(0.4, 0.1),
                training,
                new TreeMap<>(Map.of("seed", Long.toString(seed), "data", "invented")));
    }
}
