package io.enterprisehub.training.card;

import io.enterprisehub.inference.forest.file.TierCuts;
import io.enterprisehub.training.metric.ScoredRows;

/** How many rows get which probability, and where the tiers are cut. */
final class ScoreChart {

    private static final int BINS = 40;

    private ScoreChart() {}

    static String of(ScoredRows rows, TierCuts tiers) {
        double[] all = new double[BINS];
        double[] positive = new double[BINS];
        double most = 0;
        for (int row = 0; row < rows.size(); row++) {
            int bin = Math.min(BINS - 1, (int) (rows.probability(row) * BINS));
            all[bin] += 1.0 / rows.size();
            positive[bin] += rows.outcome(row) ? 1.0 / rows.size() : 0;
            most = Math.max(most, all[bin]);
        }
        Axis y = Axis.shares("share of rows", most);
        Plot plot = new Plot(
                        "scores",
                        "Distribution of scores",
                        "Share of the test rows by probability; the darker part turned out positive. Warm from "
                                + Format.percent(tiers.warm()) + ", hot from " + Format.percent(tiers.hot()) + ".",
                        Axis.shares("probability", 1),
                        y,
                        300)
                .withTicks()
                .legend("fill-n", "all rows")
                .legend("fill-a", "turned out positive");
        for (int bin = 0; bin < BINS; bin++) {
            double middle = (bin + 0.5) / BINS;
            String tip = Format.percent((double) bin / BINS) + " to " + Format.percent((bin + 1.0) / BINS) + ": "
                    + Format.percent(all[bin]) + " of the rows";
            plot.bar("fill-n", middle, all[bin], 0.8 / BINS, tip);
            plot.bar("fill-a", middle, positive[bin], 0.8 / BINS, tip);
        }
        cut(plot, y, tiers.warm(), "warm");
        cut(plot, y, tiers.hot(), "hot");
        return plot.end();
    }

    private static void cut(Plot plot, Axis y, double at, String name) {
        plot.segment("reference", at, y.low(), at, y.high());
        plot.note("tick", at, y.high(), name);
    }
}
