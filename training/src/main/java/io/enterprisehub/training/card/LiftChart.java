package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.LiftTable;
import java.util.ArrayList;
import java.util.List;

/** What share of the positives is reached by following up the top of the ranking. */
final class LiftChart {

    private LiftChart() {}

    static String of(LiftTable table) {
        LiftTable.Step top = table.steps().getFirst();
        Plot plot = new Plot(
                        "lift",
                        "Cumulative gain",
                        "Share of all positives among the top of the ranking. The top " + Format.percent(top.share())
                                + " hold " + Format.percent(top.captured()) + ".",
                        Axis.shares("rows from the top of the ranking", 1),
                        Axis.shares("positives among them", 1),
                        300)
                .withTicks()
                .legend("fill-a", "by score")
                .legend("fill-n", "by chance");
        List<Svg.Spot> spots = new ArrayList<>(List.of(new Svg.Spot(0, 0)));
        table.steps().forEach(step -> spots.add(new Svg.Spot(step.share(), step.captured())));
        plot.area("area-a", spots);
        plot.segment("reference", 0, 0, 1, 1);
        plot.curve("curve-a", spots);
        for (LiftTable.Step step : table.steps()) {
            String lift = String.format(java.util.Locale.ROOT, "%.1f×", step.lift());
            plot.dot(
                    "dot-a",
                    step.share(),
                    step.captured(),
                    3.5,
                    "top " + Format.percent(step.share()) + ": " + Format.percent(step.captured()) + ", lift " + lift);
        }
        return plot.end();
    }
}
