package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.Estimate;
import io.enterprisehub.training.metric.RocCurve;
import java.util.List;

/** What share of the positives is found at the price of what share of the negatives. */
final class RocChart {

    private static final int POINTS = 150;

    private RocChart() {}

    static String of(RocCurve curve, Estimate auc) {
        Plot plot = new Plot(
                        "roc",
                        "ROC curve",
                        "Share of positives found against share of negatives taken along. Area under the curve "
                                + Format.estimate(auc) + ".",
                        Axis.shares("negatives taken along", 1),
                        Axis.shares("positives found", 1),
                        340)
                .withTicks()
                .legend("fill-a", "AUC " + Format.number(auc.value()));
        List<Svg.Spot> spots = curve.thinned(POINTS).points().stream()
                .map(point -> new Svg.Spot(point.falsePositives(), point.truePositives()))
                .toList();
        plot.area("area-a", spots);
        plot.segment("reference", 0, 0, 1, 1);
        plot.curve("curve-a", spots);
        return plot.end();
    }
}
