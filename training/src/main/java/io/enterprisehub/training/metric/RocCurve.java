package io.enterprisehub.training.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * What share of positives and of negatives lies at or above each probability. The area under the straight lines between the points
 * is {@link Measures#auc}.
 *
 * @param points from (0, 0) to (1, 1), both rising
 */
public record RocCurve(List<Point> points) {

    /** Shares of the negatives and of the positives that a cut selects. */
    public record Point(double falsePositives, double truePositives) {}

    public RocCurve {
        points = List.copyOf(points);
    }

    /** The curve; undefined (NaN) when there is one class only. */
    public static RocCurve of(ScoredRows rows) {
        Ranked ranked = rows.ranked();
        double positives = ranked.positives(0, ranked.size());
        double negatives = ranked.size() - positives;
        List<Point> rising = new ArrayList<>();
        for (int from = 0; from < ranked.size(); from = ranked.tieEnd(from)) {
            double selected = ranked.positives(from, ranked.size());
            rising.add(new Point((ranked.size() - from - selected) / negatives, selected / positives));
        }
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
        points.addAll(rising.reversed());
        return new RocCurve(points);
    }

    /** About so many points, evenly spread along the curve, the ends kept. */
    public RocCurve thinned(int count) {
        if (points.size() <= count) {
            return this;
        }
        List<Point> kept = new ArrayList<>();
        double walked = 0;
        double next = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            walked = point.falsePositives() + point.truePositives();
            if (walked >= next || i == points.size() - 1) {
                kept.add(point);
                next = walked + 2.0 / count;
            }
        }
        return new RocCurve(kept);
    }
}
