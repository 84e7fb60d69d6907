package io.enterprisehub.training.card;

import java.util.ArrayList;
import java.util.List;

/** A framed chart with two axes; charts draw into it in values, not in lengths. */
final class Plot {

    private static final double WIDTH = 460;
    private static final double LEFT = 58;
    private static final double RIGHT = 14;
    private static final double TOP = 30;
    private static final double BOTTOM = 46;

    private final Svg svg;
    private final Axis x;
    private final Axis y;
    private final double height;
    private double legendAt = LEFT;

    Plot(String id, String title, String description, Axis x, Axis y, double height) {
        this.svg = new Svg(id, WIDTH, height, title, description);
        this.x = x;
        this.y = y;
        this.height = height;
        for (double tick : y.ticks()) {
            svg.line("rule", spot(x.low(), tick), spot(x.high(), tick));
            svg.text("tick end", new Svg.Spot(LEFT - 7, spot(x.low(), tick).y() + 3.5), y.text(tick));
        }
        svg.line("axis", spot(x.low(), y.low()), spot(x.high(), y.low()));
        svg.text("label mid", new Svg.Spot(LEFT + (WIDTH - LEFT - RIGHT) / 2, height - 8), x.label());
        svg.upright("label mid", new Svg.Spot(13, TOP + (height - TOP - BOTTOM) / 2), y.label());
    }

    /** Marks below the x axis at its round numbers. */
    Plot withTicks() {
        for (double tick : x.ticks()) {
            tick(tick, x.text(tick));
        }
        return this;
    }

    /** One mark below the x axis. */
    void tick(double value, String text) {
        svg.text("tick mid", new Svg.Spot(spot(value, y.low()).x(), height - BOTTOM + 17), text);
    }

    Svg.Spot spot(double vx, double vy) {
        return new Svg.Spot(
                LEFT + x.at(vx) * (WIDTH - LEFT - RIGHT), height - BOTTOM - y.at(vy) * (height - TOP - BOTTOM));
    }

    void segment(String style, double x1, double y1, double x2, double y2) {
        svg.line(style, spot(x1, y1), spot(x2, y2));
    }

    void curve(String style, List<Svg.Spot> values) {
        svg.path(style, values.stream().map(value -> spot(value.x(), value.y())).toList());
    }

    /** The area between a curve and the x axis. */
    void area(String style, List<Svg.Spot> values) {
        List<Svg.Spot> closed = new ArrayList<>(values);
        closed.add(new Svg.Spot(values.getLast().x(), y.low()));
        closed.add(new Svg.Spot(values.getFirst().x(), y.low()));
        curve(style, closed);
    }

    void dot(String style, double vx, double vy, double radius, String tip) {
        svg.dot(style, spot(vx, vy), radius, tip);
    }

    /** A bar from the x axis up to a value, {@code width} in values of x. */
    void bar(String style, double middle, double value, double width, String tip) {
        Svg.Spot corner = spot(middle - width / 2, value);
        svg.box(
                style,
                corner,
                spot(middle + width / 2, value).x() - corner.x(),
                spot(middle, y.low()).y() - corner.y(),
                tip);
    }

    /** A text right of a value and below it. */
    void note(String style, double vx, double vy, String text) {
        Svg.Spot at = spot(vx, vy);
        svg.text(style, new Svg.Spot(at.x() + 4, at.y() + 10), text);
    }

    /** An entry of the legend, above the frame. */
    Plot legend(String style, String text) {
        svg.box(style, new Svg.Spot(legendAt, 9), 10, 10, text);
        svg.text("tick", new Svg.Spot(legendAt + 15, 18), text);
        legendAt += 30 + 6.2 * text.length();
        return this;
    }

    String end() {
        return svg.end();
    }
}
