package io.enterprisehub.training.metric;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Promised probabilities and what happened, row by row, in the caller's order. Immutable. */
public final class ScoredRows {

    private final double[] probabilities;
    private final boolean[] outcomes;

    private ScoredRows(double[] probabilities, boolean[] outcomes) {
        this.probabilities = probabilities;
        this.outcomes = outcomes;
    }

    /**
     * Rows as given; the arrays are copied.
     *
     * @throws IllegalArgumentException when there is none, lengths differ, or a probability is not in 0 to 1
     */
    public static ScoredRows of(double[] probabilities, boolean[] outcomes) {
        if (probabilities.length != outcomes.length || outcomes.length == 0) {
            throw new IllegalArgumentException("there must be rows with one outcome each, but there are "
                    + probabilities.length + " probabilities and " + outcomes.length + " outcomes");
        }
        for (int row = 0; row < probabilities.length; row++) {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + probabilities[row] + ", which is no probability");
            }
        }
        return new ScoredRows(probabilities.clone(), outcomes.clone());
    }

    public int size() {
        return outcomes.length;
    }

    public double probability(int row) {
        return probabilities[row];
    }

    public boolean outcome(int row) {
        return outcomes[row];
    }

    public int positives() {
        int positives = 0;
        for (boolean outcome : outcomes) {
            positives += outcome ? 1 : 0;
        }
        return positives;
    }

    /** Share of positive rows. */
    public double rate() {
        return (double) positives() / size();
    }

    public double meanProbability() {
        double sum = 0;
        for (double probability : probabilities) {
            sum += probability;
        }
        return sum / size();
    }

    public double[] probabilities() {
        return probabilities.clone();
    }

    /** The rows of these numbers, repeated as often as they are named. */
    public ScoredRows take(int[] rows) {
        double[] chosen = new double[rows.length];
        boolean[] happened = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = probabilities[rows[i]];
            happened[i] = outcomes[rows[i]];
        }
        return new ScoredRows(chosen, happened);
    }

    /** The rows whose number passes. */
    public ScoredRows where(IntPredicate rows) {
        return take(IntStream.range(0, size()).filter(rows).toArray());
    }

    Ranked ranked() {
        return new Ranked(probabilities, outcomes);
    }
}
