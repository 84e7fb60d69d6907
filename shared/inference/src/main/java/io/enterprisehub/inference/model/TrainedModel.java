package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.file.TierCuts;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a model that serving needs, or that judges it against the next one.
 *
 * @param interval how sure a probability is; null = nobody counted
 * @param fallback for rows of which little is known; null = the model scores them too
 * @param tiers where training would cut; what applies is configuration
 * @param training histograms of the training rows over {@code predictor.binning()}
 * @param metrics of the evaluation on later rows, by name: {@code auc}, {@code brier}, {@code ece}, {@code log-loss}, {@code base-rate}, {@code rows}...
 * @param provenance where it comes from, for people: data, seed, trainer
 */
public record TrainedModel(
        FeatureSchema schema,
        Predictor predictor,
        Calibration calibration,
        @Nullable BinomialInterval interval,
        @Nullable Fallback fallback,
        TierCuts tiers,
        Histograms training,
        ReasonTable reasons,
        SortedMap<String, Double> metrics,
        SortedMap<String, String> provenance) {

    /** Name of the metric that holds the share of wins among the training rows. */
    public static final String BASE_RATE = "base-rate";

    private static final TierCuts STANDARD_TIERS = new TierCuts(0.5, 0.2);

    public TrainedModel {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
        int features = schema.size();
        if (predictor.features() != features
                || reasons.codes().size() != features
                || (fallback != null && fallback.model().features() != features)) {
            throw new IllegalArgumentException("the schema has " + features + " features, but the predictor has "
                    + predictor.features() + " and " + reasons.codes().size() + " have reason codes");
        }
        if (!predictor.cuts().fit(training)) {
            throw new IllegalArgumentException("the training histograms have other bins than the model");
        }
        for (double metric : metrics.values()) {
            if (!Double.isFinite(metric)) {
                throw new IllegalArgumentException("a metric is not a finite number");
            }
        }
    }

    /** A model with the least that it needs; the rest is added by the {@code with} methods. */
    public static TrainedModel of(
            FeatureSchema schema, Predictor predictor, Calibration calibration, Histograms training) {
        return new TrainedModel(
                schema,
                predictor,
                calibration,
                null,
                null,
                STANDARD_TIERS,
                training,
                ReasonTable.plain(schema.names()),
                new TreeMap<>(),
                new TreeMap<>());
    }

    public TrainedModel withSchema(FeatureSchema other) {
        return new TrainedModel(
                other, predictor, calibration, interval, fallback, tiers, training, reasons, metrics, provenance);
    }

    public TrainedModel withInterval(@Nullable BinomialInterval other) {
        return new TrainedModel(
                schema, predictor, calibration, other, fallback, tiers, training, reasons, metrics, provenance);
    }

    public TrainedModel withFallback(@Nullable Fallback other) {
        return new TrainedModel(
                schema, predictor, calibration, interval, other, tiers, training, reasons, metrics, provenance);
    }

    public TrainedModel withTiers(TierCuts other) {
        return new TrainedModel(
                schema, predictor, calibration, interval, fallback, other, training, reasons, metrics, provenance);
    }

    public TrainedModel withReasons(ReasonTable other) {
        return new TrainedModel(
                schema, predictor, calibration, interval, fallback, tiers, training, other, metrics, provenance);
    }

    public TrainedModel withMetrics(SortedMap<String, Double> other) {
        return new TrainedModel(
                schema, predictor, calibration, interval, fallback, tiers, training, reasons, other, provenance);
    }

    public TrainedModel withProvenance(SortedMap<String, String> other) {
        return new TrainedModel(
                schema, predictor, calibration, interval, fallback, tiers, training, reasons, metrics, other);
    }
}
