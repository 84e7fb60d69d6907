package io.enterprisehub.training.card;

import java.util.List;

/** A model as the card asks it. Implementations are immutable. */
public interface CardModel {

    /** Names of the columns, in their order. */
    List<String> features();

    /**
     * Scores a matrix.
     *
     * @param rowMajor {@code rows} rows of {@code features().size()} columns; NaN = missing
     * @return calibrated probabilities, one per row
     */
    double[] probabilities(float[] rowMajor, int rows);

    /** What each column adds to the log-odds of a row, relative to the average training row. */
    double[] contributions(float[] row);
}
