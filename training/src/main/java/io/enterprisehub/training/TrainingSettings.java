package io.enterprisehub.training;

import java.time.Duration;
import java.time.Instant;

/**
 * What a training depends on; equal settings give an equal model.
 *
 * @param seed of the market, of the choice of snapshots and of the trainer
 * @param leads how many leads appear during {@link #MARKET}
 */
public record TrainingSettings(long seed, int leads) {

    /** A lead counts as converted when it is won within this time after the snapshot. */
    public static final Duration HORIZON = Duration.ofDays(90);

    static final Instant START = Instant.parse("2023-07-01T00:00:00Z");
    static final Duration MARKET = Duration.ofDays(900);

    /** The settings of the model that is deployed. */
    public static final TrainingSettings STANDARD = new TrainingSettings(20_260_101, 16_000);

    /** Below this the calibration part holds too few conversions to fit a line. */
    private static final int MIN_LEADS = 1_000;

    /** What fits into the memory of a small machine, with room. */
    private static final int MAX_LEADS = 200_000;

    public TrainingSettings {
        if (leads < MIN_LEADS || leads > MAX_LEADS) {
            throw new IllegalArgumentException(
                    "A training takes " + MIN_LEADS + " to " + MAX_LEADS + " leads, not " + leads + ".");
        }
    }
}
