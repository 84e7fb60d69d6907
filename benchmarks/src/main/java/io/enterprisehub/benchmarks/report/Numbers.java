package io.enterprisehub.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them: three digits that count, thousands apart. */
public final class Numbers {

    private static final double SMALLEST_PLAIN = 1e-3;

    private Numbers() {}

    public static String text(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "-";
        }
        if (value == Math.rint(value) && size < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        if (size < SMALLEST_PLAIN) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }

    public static String text(double value, String unit) {
        return unit.isEmpty() || Double.isNaN(value) ? text(value) : text(value) + " " + unit;
    }
}
