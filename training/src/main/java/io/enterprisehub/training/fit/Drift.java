package io.enterprisehub.training.fit;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.training.metric.Stability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far rows are from the training rows, by feature.
 *
 * @param features the population stability index of each feature that the model asks for, the largest first
 */
public record Drift(List<OfFeature> features) {

    /** The index of one feature; of several columns the largest. */
    public record OfFeature(String feature, double psi) {}

    public Drift {
        features = List.copyOf(features);
    }

    /** The index of every feature that the binning asks for. */
    public static Drift between(List<String> names, Binning binning, Histograms training, float[] values, int rows) {
        Histograms current = Histograms.of(binning, values, rows);
        Map<String, Double> psi = new LinkedHashMap<>();
        for (int column = 0; column < binning.columns(); column++) {
            psi.merge(names.get(binning.feature(column)), training.psi(column, current), Math::max);
        }
        List<OfFeature> features = new ArrayList<>();
        psi.forEach((feature, value) -> features.add(new OfFeature(feature, value)));
        features.sort(Comparator.comparingDouble((OfFeature f) -> -f.psi()));
        return new Drift(features);
    }

    /** Features whose population has changed, {@link Stability#CHANGED}. */
    public List<OfFeature> alarms() {
        return features.stream()
                .filter(feature -> feature.psi() > Stability.CHANGED)
                .toList();
    }
}
