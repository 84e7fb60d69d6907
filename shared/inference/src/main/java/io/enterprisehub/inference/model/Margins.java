package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.linear.LinearScorer;
import org.jspecify.annotations.Nullable;

/** Completes the scores of one model: the margins of a linear model, the rows of the fallback, the calibration. */
final class Margins {

    private final @Nullable LinearScorer linear;
    private final Calibration calibration;
    private final @Nullable Fallback fallback;
    private final @Nullable LinearScorer fallbackScorer;

    Margins(TrainedModel model) {
        this.linear = model.predictor() instanceof Predictor.Linear line ? new LinearScorer(line.model()) : null;
        this.calibration = model.calibration();
        this.fallback = model.fallback();
        this.fallbackScorer = fallback == null ? null : new LinearScorer(fallback.model());
    }

    /** Of a forest the margins are already there. */
    void complete(float[] rows, int count, int features, Scores scores) {
        if (linear != null) {
            linear.margins(rows, 0, count, scores.margins);
        }
        for (int row = 0; row < count; row++) {
            LinearScorer other = instead(rows, row * features, features);
            scores.fallback[row] = other != null;
            if (other == null) {
                scores.probabilities[row] = calibration.probability(scores.margins[row]);
            } else {
                scores.margins[row] = other.margin(rows, row * features);
                scores.probabilities[row] = fallbackCalibration().probability(scores.margins[row]);
            }
        }
    }

    private Calibration fallbackCalibration() {
        return fallback == null ? calibration : fallback.calibration();
    }

    /** The fallback's scorer, if it is the one for this row. */
    @Nullable
    LinearScorer instead(float[] rows, int offset, int features) {
        if (fallback == null || knows(rows, offset, features, fallback.leastKnown())) {
            return null;
        }
        return fallbackScorer;
    }

    private static boolean knows(float[] rows, int offset, int features, int least) {
        int known = 0;
        for (int feature = 0; feature < features && known < least; feature++) {
            float value = rows[offset + feature];
            known += Float.isNaN(value) ? 0 : 1;
        }
        return known >= least;
    }

    @Nullable
    LinearScorer linear() {
        return linear;
    }
}
