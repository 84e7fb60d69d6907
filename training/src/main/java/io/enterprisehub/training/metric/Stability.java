package io.enterprisehub.training.metric;

import java.util.Arrays;

/**
 * Population stability index: sum over groups of (now - before) ln(now / before), shares of rows. Below 0.1 stable, to 0.25 to be watched,
 * above it the population has changed (Lewis, "An Introduction to Credit Scoring", 1994). Half a row is added to each group, so
 * that an empty one is not infinite, as {@link io.enterprisehub.inference.forest.Histograms#psi} does.
 */
public final class Stability {

    public static final double WATCH = 0.1;
    public static final double CHANGED = 0.25;

    private Stability() {}

    /**
     * Of counts over the same groups.
     *
     * @throws IllegalArgumentException when the groups differ in number
     */
    public static double psi(long[] before, long[] now) {
        if (before.length != now.length || before.length == 0) {
            throw new IllegalArgumentException("the index compares the same groups, but there are " + before.length
                    + " before and " + now.length + " now");
        }
        double allBefore = Arrays.stream(before).sum() + 0.5 * before.length;
        double allNow = Arrays.stream(now).sum() + 0.5 * now.length;
        double psi = 0;
        for (int i = 0; i < before.length; i++) {
            double shareBefore = (before[i] + 0.5) / allBefore;
            double shareNow = (now[i] + 0.5) / allNow;
            psi += (shareNow - shareBefore) * Math.log(shareNow / shareBefore);
        }
        return psi;
    }

    /** Of values, such as scores, in groups that hold a tenth of the values before each, where ties allow; NaN is a group of its own. */
    public static double psi(double[] before, double[] now) {
        double[] sorted =
                Arrays.stream(before).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] cuts = sorted.length == 0
                ? new double[0]
                : Arrays.stream(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9})
                        .mapToDouble(tenth -> sorted[(int) ((long) tenth * sorted.length / 10)])
                        .distinct()
                        .toArray();
        return psi(counts(before, cuts), counts(now, cuts));
    }

    private static long[] counts(double[] values, double[] cuts) {
        long[] counts = new long[cuts.length + 2];
        for (double value : values) {
            int group = 0;
            while (group < cuts.length && value >= cuts[group]) {
                group++;
            }
            counts[Double.isNaN(value) ? cuts.length + 1 : group]++;
        }
        return counts;
    }
}
