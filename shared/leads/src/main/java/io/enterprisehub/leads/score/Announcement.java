package io.enterprisehub.leads.score;

/**
 * What was last said to the outside about a lead, and whether a new score is worth saying.
 *
 * @param probability as last announced
 * @param tier as last announced
 */
public record Announcement(double probability, Tier tier) {

    /** Smallest move of the probability that is worth a write into the CRM: its quota is 200,000 a day. */
    public static final double MIN_MOVE = 0.05;

    /** A changed tier counts only when the probability moved at least this far, so that an event near a cut does not flap. */
    public static final double MIN_MOVE_FOR_TIER = 0.02;

    public boolean isOutdatedBy(double newProbability, Tier newTier) {
        double move = Math.abs(newProbability - probability);
        return move >= MIN_MOVE || (newTier != tier && move >= MIN_MOVE_FOR_TIER);
    }
}
