package io.enterprisehub.inference.forest.file;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that serving needs of one model.
 *
 * @param features names of the columns, in their order, all different
 * @param reasonCodes for each feature the code of the reason that it is grouped to; empty = it is never given as a reason
 * @param precision of the leaves in the file; the ensemble's leaves are already rounded to it
 * @param training histograms of the training rows over the ensemble's own binning, for the drift index
 * @param provenance where it comes from, for people: data, seed, numbers
 */
public record ForestModel(
        List<String> features,
        List<String> reasonCodes,
        TreeEnsemble ensemble,
        LeafPrecision precision,
        Calibration calibration,
        TierCuts tiers,
        Histograms training,
        SortedMap<String, String> provenance) {

    public ForestModel {
        features = List.copyOf(features);
        reasonCodes = List.copyOf(reasonCodes);
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
        if (features.size() != ensemble.features() || reasonCodes.size() != features.size()) {
            throw new IllegalArgumentException("the ensemble has " + ensemble.features() + " features, but "
                    + features.size() + " have names and " + reasonCodes.size() + " reason codes");
        }
        if (new HashSet<>(features).size() != features.size() || features.contains("")) {
            throw new IllegalArgumentException("features need names that differ");
        }
        Binning binning = Binning.of(List.of(ensemble));
        boolean fits = training.columns() == binning.columns();
        for (int column = 0; fits && column < binning.columns(); column++) {
            fits = training.counts(column).length == binning.highestBin(column) + 2;
        }
        if (!fits) {
            throw new IllegalArgumentException("the training histograms have other bins than the ensemble");
        }
    }
}
