package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.linear.LinearModel;

/**
 * Scores the leads of which too little is known for the model proper: those that just arrived.
 *
 * @param leastKnown a row with fewer features than this (not NaN) is scored by the fallback
 * @param model small, or a constant: the base rate
 */
public record Fallback(int leastKnown, LinearModel model, Calibration calibration) {

    public Fallback {
        if (leastKnown < 1 || leastKnown > model.features()) {
            throw new IllegalArgumentException("a fallback is for rows with fewer than 1 to " + model.features()
                    + " known features, but not " + leastKnown);
        }
    }
}
