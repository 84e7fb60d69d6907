package io.enterprisehub.inference;

import java.util.List;

/** A model that turns rows of features into probabilities. Implementations are immutable and safe for many threads. */
public interface ScoringModel {

    /** Names the weights: equal versions give equal scores. */
    String version();

    /** Names of the columns, in their order. */
    List<String> features();

    /** The base rate: what to say of a row of which nothing is known. */
    double prior();

    /**
     * Scores a matrix.
     *
     * @param rowMajor {@code rows} rows of {@code features().size()} columns; NaN = missing; further values are ignored
     * @return calibrated probabilities, one per row
     * @throws IllegalArgumentException when the matrix is shorter than that
     */
    double[] probabilities(float[] rowMajor, int rows);

    /**
     * What each column adds to the log-odds of the calibrated probability, relative to the average training row. Of a missing value
     * that is what its being missing says. The contributions and the log-odds of the average row add up to those of the row.
     */
    double[] contributions(float[] row);
}
