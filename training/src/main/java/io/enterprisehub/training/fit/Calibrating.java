package io.enterprisehub.training.fit;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.ScoredRows;
import java.util.Arrays;

/**
 * Chooses between a line and a curve: with enough positives both are fitted on the earlier half of the calibration period and
 * compared by log loss on the later half; the better one is fitted on all of it.
 */
final class Calibrating {

    /** Below it an isotonic curve learns noise (Niculescu-Mizil and Caruana, ICML 2005). */
    static final int POSITIVES_FOR_ISOTONIC = 1_000;

    private Calibrating() {}

    static Calibration fit(double[] margins, boolean[] outcomes) {
        int positives = Calibration.positives(margins, outcomes);
        int half = outcomes.length / 2;
        boolean[] early = Arrays.copyOf(outcomes, half);
        boolean[] late = Arrays.copyOfRange(outcomes, half, outcomes.length);
        if (positives < POSITIVES_FOR_ISOTONIC || isOneSided(early) || isOneSided(late)) {
            return Platt.fit(margins, outcomes);
        }
        double[] earlyMargins = Arrays.copyOf(margins, half);
        double[] lateMargins = Arrays.copyOfRange(margins, half, margins.length);
        double line = loss(Platt.fit(earlyMargins, early), lateMargins, late);
        double curve = loss(Isotonic.fit(earlyMargins, early), lateMargins, late);
        return curve < line ? Isotonic.fit(margins, outcomes) : Platt.fit(margins, outcomes);
    }

    private static boolean isOneSided(boolean[] outcomes) {
        for (boolean outcome : outcomes) {
            if (outcome != outcomes[0]) {
                return false;
            }
        }
        return true;
    }

    private static double loss(Calibration calibration, double[] margins, boolean[] outcomes) {
        return Measures.logLoss(ScoredRows.of(Margins.probabilities(margins, calibration), outcomes));
    }
}
