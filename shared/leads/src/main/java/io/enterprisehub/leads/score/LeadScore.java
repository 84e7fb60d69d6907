package io.enterprisehub.leads.score;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A score and what it rests on.
 *
 * @param probability calibrated probability that the lead converts
 * @param score probability in percent, rounded: 0 to 100
 * @param completeness how much is known of what the model looks at, 0 to 1; where the model does not say, the share of features that
 *     are known. The score of a lead of which nothing is known is the model's prior, with 0
 * @param reasons strongest first
 * @param scoredAt the time as of which signals were decayed
 * @param churn calibrated probability that the lead falls silent; null where the model does not say
 * @param interval of the probability; null where the model does not say
 */
public record LeadScore(
        double probability,
        int score,
        Tier tier,
        double completeness,
        List<Reason> reasons,
        String modelVersion,
        Instant scoredAt,
        @Nullable Double churn,
        @Nullable Interval interval) {

    public LeadScore {
        reasons = List.copyOf(reasons);
    }

    /** Without a word about churn and how sure it is. */
    public LeadScore(
            double probability,
            int score,
            Tier tier,
            double completeness,
            List<Reason> reasons,
            String modelVersion,
            Instant scoredAt) {
        this(probability, score, tier, completeness, reasons, modelVersion, scoredAt, null, null);
    }
}
