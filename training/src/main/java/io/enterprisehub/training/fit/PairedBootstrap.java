package io.enterprisehub.training.fit;

import io.enterprisehub.training.metric.Estimate;
import io.enterprisehub.training.metric.ScoredRows;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How much a measure differs between two models on the same rows, and how sure that is: rows are drawn with replacement, each time the
 * same for both, so that easy and hard rows cancel out (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993).
 */
final class PairedBootstrap {

    private static final int DRAWS = 200;
    private static final double TAIL = 0.025;

    private PairedBootstrap() {}

    /** The measure of the second less that of the first, with what 95 % of the draws lie between. */
    static Estimate difference(ScoredRows first, ScoredRows second, ToDoubleFunction<ScoredRows> measure, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] draws = new double[DRAWS];
        int[] rows = new int[first.size()];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.setAll(rows, _ -> random.nextInt(rows.length));
            double difference = measure.applyAsDouble(second.take(rows)) - measure.applyAsDouble(first.take(rows));
            // A draw of one class only has no AUC, and so no difference.
            draws[draw] = Double.isNaN(difference) ? 0 : difference;
        }
        Arrays.sort(draws);
        int tail = (int) (TAIL * DRAWS);
        return new Estimate(
                measure.applyAsDouble(second) - measure.applyAsDouble(first), draws[tail], draws[DRAWS - 1 - tail]);
    }
}
