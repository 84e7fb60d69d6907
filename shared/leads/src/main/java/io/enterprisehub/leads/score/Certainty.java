package io.enterprisehub.leads.score;

import java.util.List;

/**
 * How much the probabilities of a matrix rest on, row by row.
 *
 * @param intervals of the probability of conversion
 * @param completeness 0 to 1: how much is known of what the model looks at
 */
@SuppressWarnings("ArrayRecordComponent") // Carries a pass's results to the scorer; never compared.
public record Certainty(List<Interval> intervals, double[] completeness) {

    public Certainty {
        intervals = List.copyOf(intervals);
    }
}
