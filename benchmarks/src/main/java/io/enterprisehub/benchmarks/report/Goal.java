package io.enterprisehub.benchmarks.report;

import java.util.function.DoublePredicate;

/**
 * What was promised of a number.
 *
 * @param text in words, with unit
 */
public record Goal(String text, DoublePredicate holds) {

    public static Goal atMost(double limit, String unit) {
        return new Goal("at most " + Numbers.text(limit, unit), value -> value <= limit);
    }

    public static Goal below(double limit, String unit) {
        return new Goal("below " + Numbers.text(limit, unit), value -> value < limit);
    }

    public static Goal atLeast(double limit, String unit) {
        return new Goal("at least " + Numbers.text(limit, unit), value -> value >= limit);
    }

    public static Goal exactly(double wanted, String unit) {
        return new Goal("exactly " + Numbers.text(wanted, unit), value -> value == wanted);
    }

    /** NaN meets no goal: what was not measured is not promised. */
    boolean isMetBy(double value) {
        return !Double.isNaN(value) && holds.test(value);
    }
}
