package io.enterprisehub.training.metric;

import java.util.Arrays;

/**
 * Rows by rising probability. Rows of equal probability cannot be told apart, so each carries the mean outcome of its tie: no
 * measure depends on the order in which rows came.
 */
final class Ranked {

    private final double[] probabilities;
    /** Sum of the positives among the first so many rows, ties shared evenly. */
    private final double[] positivesBefore;
    /** Where the tie of each row ends. */
    private final int[] tieEnd;

    Ranked(double[] given, boolean[] outcomes) {
        int count = given.length;
        // Probability and outcome in one sortable number: the bits of doubles from 0 to 1 are in order and leave the
        // lowest bit free
        // after a shift, which costs no tie.
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = Double.doubleToLongBits(given[i] + 0.0) << 1 | (outcomes[i] ? 1 : 0);
        }
        Arrays.sort(keys);
        probabilities = new double[count];
        positivesBefore = new double[count + 1];
        tieEnd = new int[count];
        for (int from = 0; from < count; ) {
            int to = from;
            int positives = 0;
            while (to < count && keys[to] >>> 1 == keys[from] >>> 1) {
                positives += (int) (keys[to] & 1);
                to++;
            }
            for (int i = from; i < to; i++) {
                probabilities[i] = Double.longBitsToDouble(keys[from] >>> 1);
                positivesBefore[i + 1] = positivesBefore[from] + positives * (i + 1.0 - from) / (to - from);
                tieEnd[i] = to;
            }
            from = to;
        }
    }

    int size() {
        return probabilities.length;
    }

    double probability(int rank) {
        return probabilities[rank];
    }

    /** Positives among the ranks from (inclusive) to (exclusive), ties shared evenly. */
    double positives(int from, int to) {
        return positivesBefore[to] - positivesBefore[from];
    }

    /** First rank behind those that are tied with this one. */
    int tieEnd(int rank) {
        return tieEnd[rank];
    }
}
