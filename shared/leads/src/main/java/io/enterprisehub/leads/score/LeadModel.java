package io.enterprisehub.leads.score;

/** What the scorer asks of a model: probabilities for a matrix, contributions for a row. Implementations are safe for many threads. */
public interface LeadModel {

    /** Names the weights: equal versions give equal scores. */
    String version();

    /** Probability of a lead of which nothing is known: the base rate of the training data. */
    double prior();

    /**
     * Scores a matrix.
     *
     * @param rows row-major, {@code count} rows of {@code Feature.values().length} columns, NaN = missing
     * @return calibrated probabilities, one per row
     */
    double[] probabilities(float[] rows, int count);

    /** Scores a matrix, as {@link #probabilities}, by everything that the model foresees, in one pass. */
    default Forecasts forecasts(float[] rows, int count) {
        return new Forecasts(probabilities(rows, count), null, null);
    }

    /**
     * Contribution of each feature to the log-odds of this row, relative to the average training row. That a value is missing
     * says something too and is counted with its feature, so that the contributions sum to the log-odds.
     */
    double[] contributions(float[] row);
}
