package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.DriftCounter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names the columns of a counter. */
final class DriftReport {

    private DriftReport() {}

    static Drift of(TrainedModel model, DriftCounter counter, boolean reset) {
        Binning binning = model.predictor().binning();
        List<String> names = model.schema().names();
        long rows = counter.rows();
        double[] psi = counter.psi(reset);
        SortedMap<String, Double> byFeature = new TreeMap<>();
        for (int column = 0; column < psi.length; column++) {
            // A feature with many thresholds has several columns: the worst speaks.
            byFeature.merge(names.get(binning.feature(column)), psi[column], Math::max);
        }
        return new Drift(rows, byFeature);
    }
}
