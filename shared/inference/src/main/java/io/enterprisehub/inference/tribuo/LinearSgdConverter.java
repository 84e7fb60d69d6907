package io.enterprisehub.inference.tribuo;

import io.enterprisehub.inference.forest.Cuts;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.linear.LinearTerm;
import io.enterprisehub.inference.model.FeatureSchema;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.TrainedModel;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/**
 * Converts logistic models of Tribuo. Softmax over two labels is the logistic function of the difference of their scores, so one weight
 * per feature is enough. An absent feature counts as 0 in Tribuo; here it is missing, and adds what 0 would have added.
 */
public final class LinearSgdConverter {

    /** Tribuo does not clamp: as far out as a model file allows, in standard deviations. */
    private static final double CLAMP = 1e6;

    private static final int HISTOGRAM_BINS = 10;

    private LinearSgdConverter() {}

    /**
     * Converts a model.
     *
     * @param training the rows that it was trained on, for means, deviations and histograms
     * @throws IllegalArgumentException when it has other than two labels or gives no probabilities, or the conversion changes scores
     */
    public static QuantizedLinearModel convert(
            LinearSGDModel model, Dataset<Label> training, String positive, OffsetDateTime at) {
        int won = model.getOutputIDInfo().getID(new Label(positive));
        if (model.getOutputIDInfo().size() != 2 || won < 0 || !model.generatesProbabilities()) {
            throw new IllegalArgumentException(
                    "a linear model is converted when it gives probabilities of two labels, one of them " + positive);
        }
        List<String> names = names(model.getFeatureIDMap());
        ExampleRows.Matrix rows = new ExampleRows(names).matrix(training);
        LinearModel linear = linear(model.getWeightsCopy(), won, names.size(), rows);
        Cuts cuts = Cuts.quantiles(rows.values(), rows.size(), names.size(), HISTOGRAM_BINS);
        Predictor predictor = new Predictor.Linear(linear, cuts);
        TrainedModel trained = TrainedModel.of(
                FeatureSchema.numbers(names),
                predictor,
                Platt.NONE,
                Histograms.of(predictor.binning(), rows.values(), rows.size()));
        QuantizedLinearModel converted = QuantizedLinearModel.of(
                trained, model.getProvenance(), model.getFeatureIDMap(), model.getOutputIDInfo(), positive, at);
        ConversionCheck.of(model, converted, training, positive).require();
        return converted;
    }

    /** Names in the order of Tribuo's ids. */
    public static List<String> names(ImmutableFeatureMap features) {
        return IntStream.range(0, features.size())
                .mapToObj(id -> features.get(id).getName())
                .toList();
    }

    private static LinearModel linear(DenseMatrix weights, int won, int features, ExampleRows.Matrix rows) {
        double intercept = weights.get(won, features) - weights.get(1 - won, features);
        List<LinearTerm> terms = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            double weight = weights.get(won, feature) - weights.get(1 - won, feature);
            LinearTerm spread = spread(rows, feature, features);
            intercept += weight * spread.mean();
            terms.add(new LinearTerm(
                    weight * spread.scale(),
                    spread.mean(),
                    spread.scale(),
                    -weight * spread.mean(),
                    spread.missingShare()));
        }
        return new LinearModel(intercept, CLAMP, terms);
    }

    /** Mean, deviation and missing share of a feature; of one that never varies the deviation counts as 1. */
    private static LinearTerm spread(ExampleRows.Matrix rows, int feature, int features) {
        double[] values = IntStream.range(0, rows.size())
                .mapToDouble(row -> rows.values()[row * features + feature])
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
        double variance = IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElse(0);
        double missing = 1 - (double) values.length / rows.size();
        return new LinearTerm(0, mean, variance > 0 ? Math.sqrt(variance) : 1, 0, missing);
    }
}
