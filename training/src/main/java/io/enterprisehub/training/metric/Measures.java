package io.enterprisehub.training.metric;

/** The four numbers of a model card. */
public final class Measures {

    /** Certainty that was wrong is a loss of 34.5, not of infinity. */
    private static final double SMALLEST = 1e-15;

    private Measures() {}

    /**
     * Probability that a positive row was ranked above a negative one, ties counting half (Mann-Whitney); NaN when there is one
     * class only.
     */
    public static double auc(ScoredRows rows) {
        Ranked ranked = rows.ranked();
        double won = 0;
        double negativesBelow = 0;
        for (int from = 0; from < ranked.size(); from = ranked.tieEnd(from)) {
            int to = ranked.tieEnd(from);
            double positives = ranked.positives(from, to);
            double negatives = to - from - positives;
            won += positives * (negativesBelow + negatives / 2);
            negativesBelow += negatives;
        }
        return won / (negativesBelow * (ranked.size() - negativesBelow));
    }

    /** Mean negative log-likelihood, natural logarithm. */
    public static double logLoss(ScoredRows rows) {
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            double hit = rows.outcome(row) ? rows.probability(row) : 1 - rows.probability(row);
            sum -= Math.log(Math.max(hit, SMALLEST));
        }
        return sum / rows.size();
    }

    /** Mean squared error of the probability (Brier, 1950, for two classes and halved, as usual). */
    public static double brier(ScoredRows rows) {
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            double miss = (rows.outcome(row) ? 1 : 0) - rows.probability(row);
            sum += miss * miss;
        }
        return sum / rows.size();
    }

    /** Expected calibration error over {@value Reliability#BINS} bins of equal mass, see {@link Reliability}. */
    public static double ece(ScoredRows rows) {
        return Reliability.of(rows, Reliability.BINS).ece();
    }
}
