package io.enterprisehub.inference;

/**
 * How a feature is standardised before it is weighed.
 *
 * @param mean over the training rows that had a value
 * @param scale standard deviation over the same rows, above 0
 * @param missingShare share of the training rows that had none
 */
public record Column(String name, double mean, double scale, double missingShare) {

    /**
     * A value further than this many standard deviations from the mean counts as if it lay there. So one runaway counter, or an
     * infinity, cannot decide a score alone.
     */
    public static final double CLAMP = 5;

    public Column {
        if (name.isEmpty()
                || !Double.isFinite(mean)
                || !(scale > 0 && Double.isFinite(scale))
                || !(0 <= missingShare && missingShare <= 1)) {
            throw new IllegalArgumentException(
                    "a column needs a name, a finite mean, a scale above 0 and a missing share of 0 to 1: " + name
                            + ", " + mean + ", " + scale + ", " + missingShare);
        }
    }

    /** Only where training saw missing values can being missing have a weight. */
    public boolean hasIndicator() {
        return missingShare > 0;
    }

    /** Name of the feature that is 1 where this one is missing, else 0. */
    public String indicatorName() {
        return name + " is missing";
    }

    /** Standardised and clamped; a missing value becomes the mean, 0. */
    public double standardise(float value) {
        return Float.isNaN(value) ? 0 : Math.clamp((value - mean) / scale, -CLAMP, CLAMP);
    }
}
