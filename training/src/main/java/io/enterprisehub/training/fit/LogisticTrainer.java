package io.enterprisehub.training.fit;

import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.linear.LinearTerm;
import io.enterprisehub.training.boost.LabelledRows;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Logistic regression by Tribuo, the model for little data: every feature standardised and clamped, and beside it an indicator of
 * being missing where training saw missing values.
 */
final class LogisticTrainer {

    static final int EPOCHS = 30;
    private static final double LEARNING_RATE = 0.05;
    private static final int MINIBATCH = 32;
    /** In standard deviations: a runaway counter must not decide a score alone. */
    private static final double CLAMP = 5;

    private static final Label YES = new Label("yes");
    private static final Label NO = new Label("no");

    private LogisticTrainer() {}

    static LinearModel train(LabelledRows rows, long seed) {
        List<LinearTerm> columns = new ArrayList<>();
        for (int feature = 0; feature < rows.features(); feature++) {
            columns.add(standardisation(rows, feature));
        }
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        "rows", OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), labels),
                labels);
        for (int row = 0; row < rows.count(); row++) {
            dataset.add(new ArrayExample<>(rows.labels()[row] ? YES : NO, features(columns, rows, row)));
        }
        LinearSGDTrainer trainer =
                new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, -1, MINIBATCH, seed);
        return read(trainer.train(dataset), columns);
    }

    private static LinearTerm standardisation(LabelledRows rows, int feature) {
        double sum = 0;
        double squares = 0;
        int known = 0;
        for (int row = 0; row < rows.count(); row++) {
            double value = rows.values()[row * rows.features() + feature];
            if (!Double.isNaN(value)) {
                sum += value;
                squares += value * value;
                known++;
            }
        }
        double mean = known == 0 ? 0 : sum / known;
        double deviation = known == 0 ? 0 : Math.sqrt(Math.max(0, squares / known - mean * mean));
        return new LinearTerm(0, mean, deviation < 1e-9 ? 1 : deviation, 0, 1 - (double) known / rows.count());
    }

    private static List<Feature> features(List<LinearTerm> columns, LabelledRows rows, int row) {
        List<Feature> features = new ArrayList<>(2 * columns.size());
        for (int i = 0; i < columns.size(); i++) {
            LinearTerm column = columns.get(i);
            float value = rows.values()[row * columns.size() + i];
            boolean missing = Float.isNaN(value);
            double standard = missing ? 0 : Math.clamp((value - column.mean()) / column.scale(), -CLAMP, CLAMP);
            features.add(new Feature(name("value", i), standard));
            if (column.missingShare() > 0) {
                features.add(new Feature(name("missing", i), missing ? 1 : 0));
            }
        }
        return features;
    }

    /** Softmax over two labels is the logistic function of the difference of their scores: one weight per feature is enough. */
    private static LinearModel read(LinearSGDModel model, List<LinearTerm> columns) {
        DenseMatrix weights = model.getWeightsCopy();
        int yes = model.getOutputIDInfo().getID(YES);
        int bias = weights.getDimension2Size() - 1;
        List<LinearTerm> terms = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            LinearTerm column = columns.get(i);
            double missing = column.missingShare() > 0
                    ? difference(weights, yes, model.getFeatureIDMap().getID(name("missing", i)))
                    : 0;
            terms.add(new LinearTerm(
                    difference(weights, yes, model.getFeatureIDMap().getID(name("value", i))),
                    column.mean(),
                    column.scale(),
                    missing,
                    column.missingShare()));
        }
        return new LinearModel(difference(weights, yes, bias), CLAMP, terms);
    }

    private static double difference(DenseMatrix weights, int yes, int feature) {
        return weights.get(yes, feature) - weights.get(1 - yes, feature);
    }

    private static String name(String kind, int feature) {
        return String.format(Locale.ROOT, "%s %05d", kind, feature);
    }
}
