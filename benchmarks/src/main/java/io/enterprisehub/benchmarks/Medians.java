package io.enterprisehub.benchmarks;

import java.util.Arrays;

/** Middles of measurements: one that a neighbour disturbed does not move them. */
public final class Medians {

    private Medians() {}

    /** The middle; of two middles the mean; NaN of nothing. */
    public static double of(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The value that this share of the measurements does not exceed.
     *
     * @param share 0 to 1
     */
    public static double quantile(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
