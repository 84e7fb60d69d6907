package io.enterprisehub.benchmarks.report;

import java.util.function.DoubleUnaryOperator;

/** A chart as horizontal bars, the value beside each; colours come from the page. */
final class SvgBars {

    private static final int WIDTH = 860;
    private static final int LABEL = 230;
    private static final int ROOM = WIDTH - LABEL - 110;
    private static final int BAR = 17;
    private static final int STEP = 24;
    private static final int HEAD = 24;

    private SvgBars() {}

    static String of(Chart chart) {
        DoubleUnaryOperator length = scale(chart);
        StringBuilder bars = new StringBuilder();
        int y = 4;
        for (Chart.Group group : chart.groups()) {
            if (chart.groups().size() > 1) {
                bars.append(tag("group", 0, y + 14, group.name()));
                y += HEAD;
            }
            for (Chart.Bar bar : group.bars()) {
                bar(bars, bar, y, length.applyAsDouble(bar.value()), chart.unit());
                y += STEP;
            }
            y += 8;
        }
        return "<figure><figcaption>" + HtmlPage.text(chart.title()) + "<span>" + HtmlPage.text(chart.unit())
                + (chart.logarithmic() ? ", logarithmic" : "") + "</span></figcaption><svg viewBox=\"0 0 " + WIDTH + " "
                + y + "\" role=\"img\" aria-label=\"" + HtmlPage.text(chart.title()) + "\">" + bars + "</svg></figure>";
    }

    private static void bar(StringBuilder out, Chart.Bar bar, int y, double length, String unit) {
        String kind = bar.ours() ? "ours" : "other";
        out.append("<text class=\"label ")
                .append(kind)
                .append("\" x=\"")
                .append(LABEL - 10)
                .append("\" y=\"")
                .append(y + 13)
                .append("\" text-anchor=\"end\">")
                .append(HtmlPage.text(bar.series()))
                .append("</text>");
        out.append("<rect class=\"")
                .append(kind)
                .append("\" x=\"")
                .append(LABEL)
                .append("\" y=\"")
                .append(y)
                .append("\" width=\"")
                .append(Math.round(length))
                .append("\" height=\"")
                .append(BAR)
                .append("\" rx=\"2\"/>");
        out.append(tag("value", LABEL + Math.round(length) + 6, y + 13, Numbers.text(bar.value(), unit)));
    }

    private static String tag(String type, long x, int y, String text) {
        return "<text class=\"" + type + "\" x=\"" + x + "\" y=\"" + y + "\">" + HtmlPage.text(text) + "</text>";
    }

    /** A logarithmic axis begins at half of the smallest value, so that the smallest bar is still one. */
    private static DoubleUnaryOperator scale(Chart chart) {
        double[] values = chart.groups().stream()
                .flatMap(group -> group.bars().stream())
                .mapToDouble(Chart.Bar::value)
                .filter(value -> Double.isFinite(value) && value > 0)
                .toArray();
        double most = java.util.Arrays.stream(values).max().orElse(1);
        double least = java.util.Arrays.stream(values).min().orElse(1) / 2;
        return value -> {
            if (!(value > 0)) {
                return 1;
            }
            double share = chart.logarithmic() ? Math.log(value / least) / Math.log(most / least) : value / most;
            return Math.max(1, share * ROOM);
        };
    }
}
