package io.enterprisehub.inference.linear;

/**
 * Scores with a linear model whose standardisation is folded into its weights: per feature one clamp, one subtraction and one
 * multiplication in double, added in the order of the features. Immutable and safe for many threads.
 */
public final class LinearScorer {

    private final double intercept;
    private final double expected;
    private final double[] slope;
    private final double[] mean;
    private final double[] low;
    private final double[] high;
    private final double[] missing;
    private final double[] average;

    public LinearScorer(LinearModel model) {
        int features = model.features();
        this.intercept = model.intercept();
        this.slope = new double[features];
        this.mean = new double[features];
        this.low = new double[features];
        this.high = new double[features];
        this.missing = new double[features];
        this.average = new double[features];
        double sum = intercept;
        for (int i = 0; i < features; i++) {
            LinearTerm term = model.terms().get(i);
            slope[i] = term.weight() / term.scale();
            mean[i] = term.mean();
            low[i] = term.mean() - model.clamp() * term.scale();
            high[i] = term.mean() + model.clamp() * term.scale();
            missing[i] = term.missing();
            average[i] = term.missing() * term.missingShare();
            sum += average[i];
        }
        this.expected = sum;
    }

    public int features() {
        return slope.length;
    }

    /** The margin of the average training row. */
    public double expectedMargin() {
        return expected;
    }

    /** The margin of the row that begins at the offset. */
    public float margin(float[] rows, int offset) {
        double sum = intercept;
        for (int i = 0; i < slope.length; i++) {
            sum += term(i, rows[offset + i]);
        }
        return (float) sum;
    }

    /**
     * The margins of {@code count} rows of a matrix, from row {@code first} on.
     *
     * @param margins of the whole matrix: row r's is written at r
     */
    public void margins(float[] rows, int first, int count, float[] margins) {
        for (int row = first; row < first + count; row++) {
            margins[row] = margin(rows, row * slope.length);
        }
    }

    /**
     * What each feature adds to the margin, w (x - mean), relative to the average training row; of a missing value what its being missing
     * says. With independent features these are the Shapley values. They and the expected margin add up to the row's margin.
     */
    public double[] contributions(float[] rows, int offset) {
        double[] contributions = new double[slope.length];
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = term(i, rows[offset + i]) - average[i];
        }
        return contributions;
    }

    private double term(int i, float value) {
        if (Float.isNaN(value)) {
            return missing[i];
        }
        return slope[i] * (Math.max(low[i], Math.min(high[i], value)) - mean[i]);
    }
}
