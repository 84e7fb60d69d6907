package io.enterprisehub.training.card;

import java.util.List;

/**
 * What a feature does to the model, not to the world.
 *
 * @param importance mean absolute Shapley value, in log-odds
 * @param curve mean probability when all rows have this value (partial dependence: Friedman, 2001), by rising value
 * @param whenMissing mean probability when no row has a value; NaN where the feature is never missing
 */
public record FeatureEffect(String feature, double importance, List<Point> curve, double whenMissing) {

    /** One value and the mean probability with it. */
    public record Point(double value, double probability) {}

    public FeatureEffect {
        curve = List.copyOf(curve);
    }
}
