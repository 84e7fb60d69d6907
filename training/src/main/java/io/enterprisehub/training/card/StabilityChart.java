package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.Stability;
import java.util.List;

/** The stability index over time: of the scores, and of the feature that moved most. */
final class StabilityChart {

    private StabilityChart() {}

    static String of(List<DriftSlice> slices) {
        double largest = slices.stream()
                .mapToDouble(slice -> Math.max(slice.scorePsi(), slice.featurePsi()))
                .max()
                .orElse(0);
        Axis x = new Axis("tenths of time, oldest first", 0.5, slices.size() + 0.5, 1, Format::tick);
        Plot plot = new Plot(
                        "stability",
                        "Drift from the training rows",
                        "Population stability index in each tenth of time. Largest: " + Format.number(largest)
                                + "; above 0.25 the population has changed.",
                        x,
                        Axis.around("PSI", 0, Math.max(largest, 0.3), Format::tick),
                        280)
                .legend("fill-a", "scores")
                .legend("fill-b", "most moved feature");
        for (int i = 0; i < slices.size(); i++) {
            DriftSlice slice = slices.get(i);
            plot.tick(i + 1, String.valueOf(i + 1));
            plot.bar("fill-a", i + 0.82, slice.scorePsi(), 0.32, "scores: " + Format.number(slice.scorePsi()));
            plot.bar(
                    "fill-b",
                    i + 1.18,
                    slice.featurePsi(),
                    0.32,
                    slice.feature() + ": " + Format.number(slice.featurePsi()));
        }
        plot.segment("reference", x.low(), Stability.WATCH, x.high(), Stability.WATCH);
        plot.segment("alarm", x.low(), Stability.CHANGED, x.high(), Stability.CHANGED);
        return plot.end();
    }
}
