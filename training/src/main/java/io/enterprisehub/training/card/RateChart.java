package io.enterprisehub.training.card;

import java.util.List;
import java.util.stream.IntStream;

/** Promised and happened over time. */
final class RateChart {

    private RateChart() {}

    static String of(List<DriftSlice> slices) {
        double largest = slices.stream()
                .mapToDouble(slice -> Math.max(slice.happened(), slice.promised()))
                .max()
                .orElse(1);
        Plot plot = new Plot(
                        "rates",
                        "Promised and happened over time",
                        "Mean probability and share of positives in each tenth of time.",
                        new Axis("tenths of time, oldest first", 0.5, slices.size() + 0.5, 1, Format::tick),
                        Axis.shares("share of positives", largest),
                        280)
                .legend("fill-a", "promised")
                .legend("fill-b", "happened");
        List<Integer> numbers = IntStream.range(0, slices.size()).boxed().toList();
        plot.curve(
                "curve-a",
                numbers.stream()
                        .map(i -> new Svg.Spot(i + 1, slices.get(i).promised()))
                        .toList());
        plot.curve(
                "curve-b",
                numbers.stream()
                        .map(i -> new Svg.Spot(i + 1, slices.get(i).happened()))
                        .toList());
        for (int i : numbers) {
            DriftSlice slice = slices.get(i);
            String tip = slice.from() + " to " + slice.to() + ": promised " + Format.percent(slice.promised())
                    + ", happened " + Format.percent(slice.happened());
            plot.tick(i + 1, String.valueOf(i + 1));
            plot.dot("dot-a", i + 1, slice.promised(), 4, tip);
            plot.dot("dot-b", i + 1, slice.happened(), 4, tip);
        }
        return plot.end();
    }
}
