package io.enterprisehub.training.card;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.LongStream;

/**
 * A scale from values to a share of the plot, with marks at round numbers.
 *
 * @param low value at 0
 * @param high value at 1, above {@code low}
 */
record Axis(String label, double low, double high, double step, DoubleFunction<String> format) {

    /** Around values, out to the next round numbers: steps are 1, 2 or 5 times a power of ten. */
    static Axis around(String label, double low, double high, DoubleFunction<String> format) {
        double span = span(low, high);
        double step = step(span);
        double first = Math.floor(low / step + 1e-9) * step;
        double last = Math.ceil((high > low ? high : low + span) / step - 1e-9) * step;
        return new Axis(label, first, last, step, format);
    }

    /** From the lowest value to the highest, with marks at the round numbers between. */
    static Axis exactly(String label, double low, double high, DoubleFunction<String> format) {
        double span = span(low, high);
        return new Axis(label, low, low + span, step(span), format);
    }

    private static double span(double low, double high) {
        return high > low ? high - low : Math.max(Math.abs(high), 1);
    }

    private static double step(double span) {
        double rough = span / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        // A hair above each bound: a fifth of 1 must give 0.2, whatever its last bit.
        double digits = rough / power - 1e-9;
        return power * (digits > 5 ? 10 : digits > 2 ? 5 : digits > 1 ? 2 : 1);
    }

    /** Shares from 0 up to a round number above the largest. */
    static Axis shares(String label, double largest) {
        return around(label, 0, Math.clamp(largest, 0.01, 1), share -> Format.tick(100 * share) + " %");
    }

    double at(double value) {
        return Math.clamp((value - low) / (high - low), 0, 1);
    }

    List<Double> ticks() {
        long first = Math.round(Math.ceil(low / step - 1e-9));
        long last = Math.round(Math.floor(high / step + 1e-9));
        return LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
    }

    String text(double value) {
        return format.apply(Math.abs(value) < step / 1e6 ? 0 : value);
    }
}
