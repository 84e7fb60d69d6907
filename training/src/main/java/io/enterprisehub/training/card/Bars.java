package io.enterprisehub.training.card;

import java.util.List;

/** Horizontal bars with a name before and a number behind each. */
final class Bars {

    private static final double WIDTH = 460;
    private static final double NAMES = 165;
    private static final double NUMBERS = 62;
    private static final double PITCH = 22;
    private static final double TOP = 22;

    /** A bar; the style colours it. */
    record Bar(String name, double value, String text, String style) {}

    /** Where a line crosses all bars, and what it is. */
    record Mark(double value, String text) {}

    private Bars() {}

    static String of(String id, String title, String description, List<Bar> bars, List<Mark> marks) {
        double largest = bars.stream()
                .mapToDouble(Bar::value)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        for (Mark mark : marks) {
            largest = Math.max(largest, mark.value());
        }
        double unit = largest > 0 ? (WIDTH - NAMES - NUMBERS) / largest : 0;
        double height = TOP + PITCH * bars.size() + 6;
        Svg svg = new Svg(id, WIDTH, height, title, description);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double top = TOP + i * PITCH;
            double length = Double.isFinite(bar.value()) ? bar.value() * unit : 0;
            svg.text("name end", new Svg.Spot(NAMES - 8, top + 13), shortened(bar.name()));
            svg.box(bar.style(), new Svg.Spot(NAMES, top + 2), length, PITCH - 7, bar.name() + ": " + bar.text());
            svg.text("tick", new Svg.Spot(NAMES + length + 6, top + 13), bar.text());
        }
        for (Mark mark : marks) {
            double at = NAMES + mark.value() * unit;
            svg.line("reference", new Svg.Spot(at, TOP - 4), new Svg.Spot(at, height - 4));
            svg.text("tick mid", new Svg.Spot(at, TOP - 9), mark.text());
        }
        return svg.end();
    }

    private static String shortened(String name) {
        return name.length() <= 26 ? name : name.substring(0, 25) + "…";
    }
}
