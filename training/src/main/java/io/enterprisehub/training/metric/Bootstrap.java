package io.enterprisehub.training.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile intervals of 95 % by drawing the rows again with replacement (Efron, 1979). Rows count as independent: where one lead gives
 * several rows, the true interval is wider.
 *
 * @param resamples 40 or more
 * @param seed of the draws: equal seeds give equal intervals
 */
public record Bootstrap(int resamples, long seed) {

    public static final Bootstrap STANDARD = new Bootstrap(200, 1);

    public Bootstrap {
        if (resamples < 40) {
            throw new IllegalArgumentException(
                    "an interval of 95 % needs 40 or more resamples, but there are " + resamples);
        }
    }

    /** A measure with its interval; resamples in which it is undefined are left out. */
    public Estimate of(ScoredRows rows, ToDoubleFunction<ScoredRows> measure) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[resamples];
        int defined = 0;
        int[] drawn = new int[rows.size()];
        for (int i = 0; i < resamples; i++) {
            for (int row = 0; row < drawn.length; row++) {
                drawn[row] = random.nextInt(drawn.length);
            }
            double value = measure.applyAsDouble(rows.take(drawn));
            if (!Double.isNaN(value)) {
                values[defined++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        return new Estimate(measure.applyAsDouble(rows), quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    /** Between the two nearest values, by distance. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
