package io.enterprisehub.inference.linear;

/**
 * What a linear model knows of one feature.
 *
 * @param weight of the standardised feature: margin per standard deviation
 * @param mean over the training rows that had a value
 * @param scale standard deviation over the same rows, above 0
 * @param missing what a missing value adds to the margin, instead of the weight's part; 0 = as the mean
 * @param missingShare share of the training rows that had no value
 */
public record LinearTerm(double weight, double mean, double scale, double missing, double missingShare) {

    /** Larger weights are no model, and could add up to infinity. */
    static final double LARGEST_WEIGHT = 1e9;

    private static final double SMALLEST_SCALE = 1e-30;
    private static final double LARGEST_VALUE = 1e39;

    public LinearTerm {
        if (!(Math.abs(weight) <= LARGEST_WEIGHT)
                || !(Math.abs(mean) <= LARGEST_VALUE)
                || !(Math.abs(missing) <= LARGEST_WEIGHT)
                || !(SMALLEST_SCALE <= scale && scale <= LARGEST_VALUE)
                || !(0 <= missingShare && missingShare <= 1)) {
            throw new IllegalArgumentException(
                    "a linear term needs weights up to 1e9, values of a float, a scale above 0"
                            + " and a missing share of 0 to 1, but has weight " + weight + ", mean " + mean + ", scale "
                            + scale
                            + ", missing " + missing + " and missing share " + missingShare);
        }
    }

    /** A term without a say. */
    public static LinearTerm none() {
        return new LinearTerm(0, 0, 1, 0, 0);
    }
}
