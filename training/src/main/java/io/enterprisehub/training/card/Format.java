package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.Estimate;
import java.util.Locale;

/** Numbers as a card writes them. */
final class Format {

    private Format() {}

    static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String interval(Estimate estimate) {
        return number(estimate.low()) + " to " + number(estimate.high());
    }

    static String estimate(Estimate estimate) {
        return number(estimate.value()) + " (" + interval(estimate) + ")";
    }

    /** Short enough for an axis: no more digits than tell neighbours apart. */
    static String tick(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e6 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value).replace("e+0", "e").replace("e-0", "e-");
        }
        return String.format(
                        Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }
}
