package io.enterprisehub.training.fit;

import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.training.boost.LabelledRows;

/**
 * Something that was tried.
 *
 * @param name settings, for people
 * @param logLoss on the validation period, of its own uncalibrated probabilities
 * @param refit trains it again, as it is, on other rows
 */
record Candidate(String name, double logLoss, Refit refit) {

    /** Training with everything chosen, the number of rounds too. */
    interface Refit {
        Predictor on(LabelledRows rows);
    }
}
