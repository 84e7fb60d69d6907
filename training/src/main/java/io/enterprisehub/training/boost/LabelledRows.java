package io.enterprisehub.training.boost;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows to learn from, flat as the engines and XGBoost take them. The arrays are not copied: do not change them while training.
 */
public final class LabelledRows {

    private final int features;
    private final float[] values;
    private final boolean[] labels;
    private final float[] weights;

    /**
     * Rows of a flat matrix.
     *
     * @param features columns of the matrix
     * @param values row after row; NaN = missing, infinities are refused
     * @param labels whether each row is positive
     * @param weights of each row, above 0 and finite; empty = all 1
     * @throws IllegalArgumentException when the parts do not fit each other
     */
    public LabelledRows(int features, float[] values, boolean[] labels, float[] weights) {
        if (features < 1 || values.length != (long) features * labels.length) {
            throw new IllegalArgumentException(labels.length + " rows of " + features + " features need "
                    + (long) features * labels.length + " values, but there are " + values.length);
        }
        if (labels.length == 0) {
            throw new IllegalArgumentException("there is no row to learn from");
        }
        if (weights.length != 0 && weights.length != labels.length) {
            throw new IllegalArgumentException(
                    labels.length + " rows need as many weights or none, but there are " + weights.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (Float.isInfinite(values[i])) {
                throw new IllegalArgumentException("row " + i / features + " has " + values[i] + " in column "
                        + i % features + ": give a finite number, or NaN where the value is missing");
            }
        }
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] > 0 && Float.isFinite(weights[row]))) {
                throw new IllegalArgumentException(
                        "the weight of row " + row + " must be above 0 and finite, but is " + weights[row]);
            }
        }
        this.features = features;
        this.values = values;
        this.labels = labels;
        this.weights = weights;
    }

    /**
     * Rows of equal weight.
     *
     * @throws IllegalArgumentException when rows differ in length, or labels do not fit
     */
    public static LabelledRows of(float[][] rows, boolean[] labels) {
        return of(rows, labels, new float[0]);
    }

    /** As {@link #of(float[][], boolean[])}, with weights. */
    public static LabelledRows of(float[][] rows, boolean[] labels, float[] weights) {
        if (rows.length != labels.length || rows.length == 0) {
            throw new IllegalArgumentException(
                    "there must be rows, and a label for each, but there are " + rows.length + " and " + labels.length);
        }
        int features = rows[0].length;
        float[] values = new float[Math.multiplyExact(rows.length, features)];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != features) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + rows[row].length + " values, but the first row has " + features);
            }
            System.arraycopy(rows[row], 0, values, row * features, features);
        }
        return new LabelledRows(features, values, labels, weights);
    }

    public int features() {
        return features;
    }

    public float[] values() {
        return values;
    }

    public boolean[] labels() {
        return labels;
    }

    public int count() {
        return labels.length;
    }

    public int positives() {
        return (int)
                IntStream.range(0, labels.length).filter(row -> labels[row]).count();
    }

    float[] weights() {
        return weights;
    }

    double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    float[] targets() {
        float[] targets = new float[labels.length];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = labels[row] ? 1 : 0;
        }
        return targets;
    }

    /** Constraints must name every feature; XGBoost would leave the others free without a word. */
    void requireDirections(List<Monotone> monotone) {
        if (!monotone.isEmpty() && monotone.size() != features) {
            throw new IllegalArgumentException("monotone constraints must name a direction for each of the " + features
                    + " features, but name " + monotone.size());
        }
    }
}
