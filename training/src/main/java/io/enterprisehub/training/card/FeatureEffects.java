package io.enterprisehub.training.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Looks at a model through a sample of rows: how much each feature moves it, and which way. */
public final class FeatureEffects {

    /** Rows that are explained; more change the picture less than its line is wide. */
    private static final int SAMPLE = 500;

    private static final int GRID = 24;

    private final CardModel model;
    private final int features;
    private final float[] rows;
    private final int count;

    private FeatureEffects(CardModel model, float[] matrix, int given) {
        this.model = model;
        this.features = model.features().size();
        this.count = Math.min(given, SAMPLE);
        this.rows = new float[count * features];
        for (int row = 0; row < count; row++) {
            // Evenly spread, so that rows in the order of time are drawn from all of it.
            int from = (int) ((long) row * given / count);
            System.arraycopy(matrix, from * features, rows, row * features, features);
        }
    }

    /**
     * The effects, the most important first.
     *
     * @param matrix row-major, {@code given} rows of the model's features; NaN = missing
     */
    public static List<FeatureEffect> of(CardModel model, float[] matrix, int given) {
        return new FeatureEffects(model, matrix, given).all();
    }

    private List<FeatureEffect> all() {
        double[] importance = importance();
        return IntStream.range(0, features)
                .mapToObj(feature -> effect(feature, importance[feature]))
                .sorted(Comparator.comparingDouble(FeatureEffect::importance).reversed())
                .toList();
    }

    private double[] importance() {
        double[] sums = new double[features];
        for (int row = 0; row < count; row++) {
            double[] contributions =
                    model.contributions(Arrays.copyOfRange(rows, row * features, (row + 1) * features));
            for (int feature = 0; feature < features; feature++) {
                sums[feature] += Math.abs(contributions[feature]) / count;
            }
        }
        return sums;
    }

    private FeatureEffect effect(int feature, double importance) {
        double[] seen = IntStream.range(0, count)
                .mapToDouble(row -> rows[row * features + feature])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        List<FeatureEffect.Point> curve = new ArrayList<>();
        for (double value : grid(seen)) {
            curve.add(new FeatureEffect.Point(value, meanWith(feature, (float) value)));
        }
        double whenMissing = seen.length == count ? Double.NaN : meanWith(feature, Float.NaN);
        return new FeatureEffect(model.features().get(feature), importance, curve, whenMissing);
    }

    /** Quantiles from the 1st to the 99th, each value once: far outliers would stretch the axis and no more. */
    private static double[] grid(double[] sorted) {
        return IntStream.rangeClosed(0, GRID)
                .filter(step -> sorted.length > 0)
                .mapToDouble(step -> sorted[(int) Math.round((0.01 + 0.98 * step / GRID) * (sorted.length - 1))])
                .distinct()
                .toArray();
    }

    private double meanWith(int feature, float value) {
        float[] changed = rows.clone();
        for (int row = 0; row < count; row++) {
            changed[row * features + feature] = value;
        }
        return Arrays.stream(model.probabilities(changed, count)).average().orElse(Double.NaN);
    }
}
