package io.enterprisehub.training.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The calibration error that 95 of 100 perfectly calibrated models with given probabilities stay below: with few rows a share differs from
 * its probability by chance, and that is no fault of the model. Found by drawing outcomes, the same ones each time.
 */
public final class CalibrationByChance {

    private static final long SEED = 17;
    private static final int DRAWS = 100;

    private CalibrationByChance() {}

    /** The error for rows with these probabilities; their outcomes are not looked at. */
    public static double of(ScoredRows rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] probabilities = rows.probabilities();
        boolean[] outcomes = new boolean[probabilities.length];
        double[] errors = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            for (int row = 0; row < outcomes.length; row++) {
                outcomes[row] = random.nextDouble() < probabilities[row];
            }
            errors[i] = Measures.ece(ScoredRows.of(probabilities, outcomes));
        }
        Arrays.sort(errors);
        return errors[DRAWS * 95 / 100];
    }
}
