package io.enterprisehub.training.fit;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.forest.file.TierCuts;
import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.model.BinomialInterval;
import io.enterprisehub.inference.model.Fallback;
import io.enterprisehub.inference.model.FeatureSchema;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.QuantizationReport;
import io.enterprisehub.training.metric.ScoredRows;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole way from rows to a model: search, training on all rows before the calibration period, quantization, calibration,
 * evaluation. Equal rows and settings give equal models on one machine; between machines the last bits of a leaf can differ.
 *
 * @param effort how much is tried
 * @param seed of the draws of rows and columns
 * @param threads of XGBoost
 * @param precision of the leaves
 * @param tiers where leads are cut; null = at the best 5 % and 20 % of the calibration period
 */
public record Fitting(
        Search.Effort effort,
        int seed,
        int threads,
        LeafPrecision precision,
        @Nullable TierCuts tiers) {

    public static final Fitting STANDARD = new Fitting(Search.Effort.FULL, 1, 1, LeafPrecision.FLOAT32, null);

    private static final int INTERVAL_GROUPS = 20;
    /** Of the normal distribution: 90 % lie within. */
    private static final double INTERVAL_Z = 1.6449;

    private static final double HOT_SHARE = 0.05;
    private static final double WARM_SHARE = 0.20;

    /** Trains, calibrates and measures; says nothing about whether the model may serve, see {@link Gate}. */
    public Fitted fit(Examples examples, FitProgress progress) {
        progress.step("searching on %,d rows, judged on %,d later ones"
                .formatted(
                        examples.of(Period.TRAINING).count(),
                        examples.of(Period.VALIDATION).count()));
        List<Candidate> tried = new Search(effort, seed, threads, progress).run(examples);
        Candidate chosen = tried.getFirst();
        LabelledRows seen = examples.before(Period.CALIBRATION);
        progress.step("training on %,d rows: %s".formatted(seen.count(), chosen.name()));
        Predictor trained = chosen.refit().on(seen);
        Predictor served = quantized(trained);

        LabelledRows held = examples.of(Period.CALIBRATION);
        progress.step("calibrating on %,d rows, evaluating on %,d"
                .formatted(held.count(), examples.of(Period.TEST).count()));
        double[] margins = Margins.of(served, held.values(), held.count());
        Calibration calibration = Calibrating.fit(margins, held.labels());
        TierCuts cuts = tiers == null ? cuts(Margins.probabilities(margins, calibration)) : tiers;
        Histograms histograms = Histograms.of(served.binning(), seen.values(), seen.count());
        double baseRate = (double) seen.positives() / seen.count();

        Map<Period, ScoredRows> scored = new EnumMap<>(Period.class);
        for (Period period : Period.values()) {
            scored.put(period, scored(served, calibration, examples.of(period)));
        }
        LabelledRows test = examples.of(Period.TEST);
        ScoredRows testScores = scored(served, calibration, test);
        TrainedModel model = TrainedModel.of(
                        FeatureSchema.numbers(examples.features()), served, calibration, histograms)
                .withInterval(BinomialInterval.fit(margins, held.labels(), INTERVAL_GROUPS, INTERVAL_Z))
                .withFallback(fallback(examples.features().size(), baseRate))
                .withTiers(cuts)
                .withMetrics(metrics(testScores, baseRate));
        return new Fitted(
                model,
                scored,
                tried.stream()
                        .map(candidate -> new Fitted.Tried(candidate.name(), candidate.logLoss()))
                        .toList(),
                MonotoneCheck.of(served, examples.features(), examples.monotone()),
                QuantizationReport.of(unquantized(trained, calibration, test), testScores, cuts),
                Drift.between(examples.features(), served.binning(), histograms, test.values(), test.count()));
    }

    private Predictor quantized(Predictor trained) {
        return switch (trained) {
            case Predictor.Forest forest ->
                new Predictor.Forest(precision.round(forest.ensemble()).ensemble(), precision);
            case Predictor.Linear linear -> linear;
        };
    }

    /** As the trainer gave it, walked tree by tree: what the engine and its bins are held to. */
    private static ScoredRows unquantized(Predictor trained, Calibration calibration, LabelledRows rows) {
        if (!(trained instanceof Predictor.Forest(TreeEnsemble ensemble, var _, var _))) {
            return scored(trained, calibration, rows);
        }
        double[] margins = new double[rows.count()];
        for (int row = 0; row < margins.length; row++) {
            margins[row] = ensemble.margin(rows.values(), row * rows.features());
        }
        return ScoredRows.of(Margins.probabilities(margins, calibration), rows.labels());
    }

    private static ScoredRows scored(Predictor predictor, Calibration calibration, LabelledRows rows) {
        double[] margins = Margins.of(predictor, rows.values(), rows.count());
        return ScoredRows.of(Margins.probabilities(margins, calibration), rows.labels());
    }

    private static TierCuts cuts(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        return new TierCuts(
                sorted[(int) ((1 - HOT_SHARE) * (sorted.length - 1))],
                sorted[(int) ((1 - WARM_SHARE) * (sorted.length - 1))]);
    }

    /** A row of which nothing is known gets the base rate. */
    private static Fallback fallback(int features, double baseRate) {
        return new Fallback(1, LinearModel.constant(features, Math.log(baseRate) - Math.log1p(-baseRate)), Platt.NONE);
    }

    private static SortedMap<String, Double> metrics(ScoredRows test, double baseRate) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        metrics.put("auc", Measures.auc(test));
        metrics.put("log-loss", Measures.logLoss(test));
        metrics.put("brier", Measures.brier(test));
        metrics.put("ece", Measures.ece(test));
        metrics.put("calibration-slope", Gate.slope(test));
        metrics.put("rows", (double) test.size());
        metrics.put(TrainedModel.BASE_RATE, baseRate);
        return metrics;
    }
}
