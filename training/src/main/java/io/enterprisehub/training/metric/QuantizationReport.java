package io.enterprisehub.training.metric;

import io.enterprisehub.inference.forest.file.TierCuts;
import java.util.Locale;

/**
 * What quantization changed, on a sample of rows.
 *
 * @param maxDifference largest distance of a probability before and after
 * @param aucBefore of the model as it was trained
 * @param aucAfter of the model as it is served
 * @param decisionFlips rows on the other side of 0.5 than before
 * @param tierFlips rows in another tier than before
 */
public record QuantizationReport(
        int rows, double maxDifference, double aucBefore, double aucAfter, int decisionFlips, int tierFlips) {

    /**
     * Compares.
     *
     * @throws IllegalArgumentException when the two are not the same rows
     */
    public static QuantizationReport of(ScoredRows before, ScoredRows after, TierCuts tiers) {
        boolean same = before.size() == after.size();
        double largest = 0;
        int decisions = 0;
        int tierFlips = 0;
        for (int row = 0; same && row < before.size(); row++) {
            double p = before.probability(row);
            double q = after.probability(row);
            same = before.outcome(row) == after.outcome(row);
            largest = Math.max(largest, Math.abs(p - q));
            decisions += p >= 0.5 == q >= 0.5 ? 0 : 1;
            tierFlips += tier(p, tiers) == tier(q, tiers) ? 0 : 1;
        }
        if (!same) {
            throw new IllegalArgumentException("a quantization report compares the same rows with the same outcomes");
        }
        return new QuantizationReport(
                before.size(), largest, Measures.auc(before), Measures.auc(after), decisions, tierFlips);
    }

    private static int tier(double probability, TierCuts tiers) {
        return probability >= tiers.hot() ? 2 : probability >= tiers.warm() ? 1 : 0;
    }

    /** How much the ranking lost; negative when it gained. */
    public double aucLoss() {
        return aucBefore - aucAfter;
    }

    /**
     * Whether the served model may stand for the trained one.
     *
     * @param mostDifference of a probability
     * @param mostFlips share of rows that may change their tier
     */
    public boolean within(double mostDifference, double mostFlips) {
        return maxDifference <= mostDifference && tierFlips <= mostFlips * rows;
    }

    /** One line for logs, gates and cards. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "On %,d rows no probability differs by more than %.2g, AUC changes by %+.6f, %d decisions at 0.5 and %d tiers change.",
                rows,
                maxDifference,
                aucAfter - aucBefore,
                decisionFlips,
                tierFlips);
    }
}
