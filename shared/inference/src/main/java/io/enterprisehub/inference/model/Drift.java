package io.enterprisehub.inference.model;

import java.util.Map;
import java.util.SortedMap;

/**
 * How far the scored rows have drifted from the training rows since the window began.
 *
 * @param rows how many were counted; do not judge by fewer than about a thousand
 * @param psi population stability index by feature: below 0.1 stable, to 0.25 to be watched, above it the population has changed
 */
public record Drift(long rows, SortedMap<String, Double> psi) {

    /** The largest index; 0 where nothing was counted by any feature. */
    public double largest() {
        double largest = 0;
        for (Map.Entry<String, Double> entry : psi.entrySet()) {
            largest = Math.max(largest, entry.getValue());
        }
        return largest;
    }
}
