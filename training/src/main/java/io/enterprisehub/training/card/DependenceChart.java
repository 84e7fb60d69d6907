package io.enterprisehub.training.card;

import java.util.List;

/** How the mean probability follows one feature; all charts of a card share the scale of probability, so that they compare. */
final class DependenceChart {

    private DependenceChart() {}

    static String of(int number, FeatureEffect effect, double largest) {
        List<FeatureEffect.Point> curve = effect.curve();
        double low = curve.isEmpty() ? 0 : curve.getFirst().value();
        double high = curve.isEmpty() ? 1 : curve.getLast().value();
        Plot plot = new Plot(
                        "dependence" + number,
                        "Effect of " + effect.feature(),
                        "Mean probability when all rows have the same value of " + effect.feature() + ".",
                        Axis.exactly(effect.feature(), low, high, Format::tick),
                        Axis.shares("mean probability", largest),
                        230)
                .withTicks();
        if (!Double.isNaN(effect.whenMissing())) {
            plot.legend("fill-b", "when missing: " + Format.percent(effect.whenMissing()));
            plot.segment("curve-b dashed", low, effect.whenMissing(), high, effect.whenMissing());
        }
        plot.curve(
                "curve-a",
                curve.stream()
                        .map(point -> new Svg.Spot(point.value(), point.probability()))
                        .toList());
        for (FeatureEffect.Point point : curve) {
            plot.dot(
                    "dot-a",
                    point.value(),
                    point.probability(),
                    2.5,
                    Format.tick(point.value()) + ": " + Format.percent(point.probability()));
        }
        return plot.end();
    }

    static double largest(List<FeatureEffect> effects) {
        return effects.stream()
                .flatMapToDouble(effect -> effect.curve().stream().mapToDouble(FeatureEffect.Point::probability))
                .max()
                .orElse(1);
    }
}
