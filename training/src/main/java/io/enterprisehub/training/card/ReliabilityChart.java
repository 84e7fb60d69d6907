package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.Reliability;
import java.util.List;
import java.util.stream.Stream;

/** Promise against outcome, before and after calibration; on the diagonal every promise is kept. */
final class ReliabilityChart {

    private ReliabilityChart() {}

    static String of(Reliability after, Reliability before) {
        double largest = Stream.of(after, before)
                .flatMap(each -> each.bins().stream())
                .mapToDouble(bin -> Math.max(bin.promised(), bin.happened()))
                .max()
                .orElse(1);
        Axis x = Axis.shares("promised", largest);
        Axis y = Axis.shares("happened", largest);
        Plot plot = new Plot(
                        "reliability",
                        "Reliability diagram",
                        "Share of positives against the promised probability in ten bins of equal size. Expected calibration"
                                + " error " + Format.number(after.ece()) + ", before calibration "
                                + Format.number(before.ece()) + ".",
                        x,
                        y,
                        340)
                .withTicks()
                .legend("fill-a", "calibrated")
                .legend("fill-b", "before calibration");
        plot.segment("reference", 0, 0, Math.min(x.high(), y.high()), Math.min(x.high(), y.high()));
        draw(plot, "b", before);
        draw(plot, "a", after);
        return plot.end();
    }

    private static void draw(Plot plot, String series, Reliability reliability) {
        List<Svg.Spot> spots = reliability.bins().stream()
                .map(bin -> new Svg.Spot(bin.promised(), bin.happened()))
                .toList();
        plot.curve("curve-" + series, spots);
        for (Reliability.Bin bin : reliability.bins()) {
            plot.dot(
                    "dot-" + series,
                    bin.promised(),
                    bin.happened(),
                    4,
                    "promised " + Format.percent(bin.promised()) + ", happened " + Format.percent(bin.happened()) + ", "
                            + Format.count(bin.rows()) + " rows");
        }
    }
}
