package io.enterprisehub.inference.linear;

import java.util.Collections;
import java.util.List;

/**
 * A weighted sum of standardised features.
 *
 * <p>A value adds {@code weight * (value - mean) / scale}. A value further than {@code clamp} standard deviations from the mean counts
 * as if it lay there, so that one runaway counter, or an infinity, cannot decide a score alone. A missing value (NaN) adds the
 * term's {@code missing} and nothing else: that is the mean where training saw no missing values, and what being missing said where it did.
 *
 * @param intercept margin of a row whose every feature is at its mean
 * @param clamp in standard deviations, above 0
 */
public record LinearModel(double intercept, double clamp, List<LinearTerm> terms) {

    private static final double LARGEST_CLAMP = 1e6;

    public LinearModel {
        terms = List.copyOf(terms);
        if (terms.isEmpty()
                || !(Math.abs(intercept) <= LinearTerm.LARGEST_WEIGHT)
                || !(clamp > 0 && clamp <= LARGEST_CLAMP)) {
            throw new IllegalArgumentException(
                    "a linear model needs terms, an intercept up to 1e9 and a clamp of 0 to 1e6, but has "
                            + terms.size() + ", " + intercept + " and " + clamp);
        }
    }

    /** Says the same of every row: the base rate, for leads of which nothing is known. */
    public static LinearModel constant(int features, double margin) {
        return new LinearModel(margin, 1, Collections.nCopies(features, LinearTerm.none()));
    }

    public int features() {
        return terms.size();
    }
}
