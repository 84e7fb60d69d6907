package io.enterprisehub.leads.score;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score and what it rests on.
 *
 * @param probability calibrated probability that the lead converts
 * @param score probability in percent, rounded: 0 to 100
 * @param completeness share of the features that are known, 0 to 1; 0 means that the score is the model's prior
 * @param reasons strongest first
 * @param scoredAt the time as of which signals were decayed
 * @param churn calibrated probability that the lead falls silent; null where the model does not say
 */
public record LeadScore(
        double probability,
        int score,
        Tier tier,
        double completeness,
        List<Reason> reasons,
        String modelVersion,
        Instant scoredAt,
        @Nullable Double churn) {

    public LeadScore {
        reasons = List.copyOf(reasons);
    }

    /** Without a word about churn. */
    public LeadScore(
            double probability,
            int score,
            Tier tier,
            double completeness,
            List<Reason> reasons,
            String modelVersion,
            Instant scoredAt) {
        this(probability, score, tier, completeness, reasons, modelVersion, scoredAt, null);
    }
}
