package io.enterprisehub.training.card;

import java.util.List;
import java.util.Locale;

/** Writes one SVG image that a screen reader can announce. Colours come from the page's classes, so that dark and light both work. */
final class Svg {

    /** A place in the image, in its own units. */
    record Spot(double x, double y) {}

    private final StringBuilder out = new StringBuilder();

    Svg(String id, double width, double height, String title, String description) {
        out.append(String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"%s-t %s-d\">",
                        length(width),
                        length(height),
                        id,
                        id))
                .append("<title id=\"" + id + "-t\">" + Html.escape(title) + "</title>")
                .append("<desc id=\"" + id + "-d\">" + Html.escape(description) + "</desc>");
    }

    void line(String style, Spot from, Spot to) {
        out.append("<line class=\"" + style + "\" x1=\"" + length(from.x()) + "\" y1=\"" + length(from.y()) + "\" x2=\""
                + length(to.x()) + "\" y2=\"" + length(to.y()) + "\"/>");
    }

    void path(String style, List<Spot> spots) {
        out.append("<path class=\"" + style + "\" d=\"");
        for (int i = 0; i < spots.size(); i++) {
            out.append(i == 0 ? "M" : "L")
                    .append(length(spots.get(i).x()))
                    .append(' ')
                    .append(length(spots.get(i).y()));
        }
        out.append("\"/>");
    }

    /** A dot; the tip is shown when a pointer rests on it. */
    void dot(String style, Spot at, double radius, String tip) {
        out.append("<circle class=\"" + style + "\" cx=\"" + length(at.x()) + "\" cy=\"" + length(at.y()) + "\" r=\""
                + length(radius) + "\"><title>" + Html.escape(tip) + "</title></circle>");
    }

    void box(String style, Spot corner, double width, double height, String tip) {
        out.append("<rect class=\"" + style + "\" x=\"" + length(corner.x()) + "\" y=\"" + length(corner.y())
                + "\" width=\"" + length(Math.max(width, 0)) + "\" height=\"" + length(Math.max(height, 0))
                + "\" rx=\"2\"><title>" + Html.escape(tip) + "</title></rect>");
    }

    /** A text; the style says where it is anchored. */
    void text(String style, Spot at, String text) {
        out.append("<text class=\"" + style + "\" x=\"" + length(at.x()) + "\" y=\"" + length(at.y()) + "\">"
                + Html.escape(text) + "</text>");
    }

    /** A text that runs upwards. */
    void upright(String style, Spot at, String text) {
        out.append("<text class=\"" + style + "\" transform=\"translate(" + length(at.x()) + " " + length(at.y())
                + ") rotate(-90)\">" + Html.escape(text) + "</text>");
    }

    String end() {
        return out.append("</svg>").toString();
    }

    private static String length(double length) {
        String text = String.format(Locale.ROOT, "%.1f", length);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
