package io.enterprisehub.training.boost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How boosted trees are trained. Every value is checked here, so that XGBoost never sees one that it would accept and misread.
 *
 * @param monotone one direction per feature, or empty when no feature is bound
 * @param positiveWeight how much more a positive row weighs (XGBoost's {@code scale_pos_weight}); other than 1 it shifts all
 *     probabilities, so calibrate afterwards
 * @param threads native threads; histograms are summed in float, so the trees can differ in the last bits between thread counts
 */
public record BoostSettings(
        Schedule schedule,
        TreeLimits trees,
        Sampling sampling,
        List<Monotone> monotone,
        double positiveWeight,
        int threads) {

    /** Beyond this depth the bit-sliced engine does not apply, and tabular data of this kind does not gain. */
    public static final int MOST_DEPTH = 6;

    /** With 255 bins every threshold of a feature has a bin of one byte. */
    static final int MOST_BINS = 255;

    /** 100 rounds of depth 4 with a rate of 0.1, on all rows and features, one thread: a sound start for some thousand rows. */
    public static final BoostSettings STANDARD = new BoostSettings(
            new Schedule(100, 0.1, 0), new TreeLimits(4, 1, 1, 0), new Sampling(1, 1, 1), List.of(), 1, 1);

    /**
     * Rounds of boosting.
     *
     * @param rounds at most so many trees
     * @param rate share of each new tree that is kept (XGBoost's {@code eta})
     * @param patience stop after so many rounds without a lower validation loss, and keep the best round's trees; 0 = never stop
     */
    public record Schedule(int rounds, double rate, int patience) {
        public Schedule {
            require(rounds >= 1 && rounds <= 10_000, "rounds must be 1 to 10000, but are " + rounds);
            require(rate > 0 && rate <= 1, "the rate must be above 0 and at most 1, but is " + rate);
            require(patience >= 0, "patience must be 0 or more rounds, but is " + patience);
        }
    }

    /**
     * What stops a tree from growing.
     *
     * @param depth decisions on the longest way
     * @param minChildWeight smallest sum of hessians in a child
     * @param lambda L2 penalty of the leaves
     * @param minGain smallest gain of a split (XGBoost's {@code gamma})
     */
    public record TreeLimits(int depth, double minChildWeight, double lambda, double minGain) {
        public TreeLimits {
            require(depth >= 1 && depth <= MOST_DEPTH, "the depth must be 1 to " + MOST_DEPTH + ", but is " + depth);
            requirePenalty("the smallest child weight", minChildWeight);
            requirePenalty("lambda", lambda);
            requirePenalty("the smallest gain", minGain);
        }
    }

    /**
     * What a tree sees.
     *
     * @param rows share of the rows, drawn for each tree
     * @param columns share of the features, drawn for each tree
     * @param seed of the draws; equal seeds, settings and data give equal trees
     */
    public record Sampling(double rows, double columns, long seed) {
        public Sampling {
            require(rows > 0 && rows <= 1, "the share of rows must be above 0 and at most 1, but is " + rows);
            require(
                    columns > 0 && columns <= 1,
                    "the share of columns must be above 0 and at most 1, but is " + columns);
            require(seed >= 0 && seed <= Integer.MAX_VALUE, "the seed must be 0 to 2147483647, but is " + seed);
        }
    }

    public BoostSettings {
        monotone = List.copyOf(monotone);
        require(
                positiveWeight > 0 && Double.isFinite(positiveWeight),
                "the weight of positive rows must be above 0 and finite, but is " + positiveWeight);
        require(threads >= 1 && threads <= 1024, "threads must be 1 to 1024, but are " + threads);
    }

    public BoostSettings withSchedule(Schedule changed) {
        return new BoostSettings(changed, trees, sampling, monotone, positiveWeight, threads);
    }

    public BoostSettings withTrees(TreeLimits changed) {
        return new BoostSettings(schedule, changed, sampling, monotone, positiveWeight, threads);
    }

    public BoostSettings withSampling(Sampling changed) {
        return new BoostSettings(schedule, trees, changed, monotone, positiveWeight, threads);
    }

    public BoostSettings withMonotone(List<Monotone> changed) {
        return new BoostSettings(schedule, trees, sampling, changed, positiveWeight, threads);
    }

    public BoostSettings withPositiveWeight(double changed) {
        return new BoostSettings(schedule, trees, sampling, monotone, changed, threads);
    }

    public BoostSettings withThreads(int changed) {
        return new BoostSettings(schedule, trees, sampling, monotone, positiveWeight, changed);
    }

    /** XGBoost's own names, for its trainer and for provenance. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("base_score", 0.5);
        parameters.put("tree_method", "hist");
        parameters.put("max_bin", MOST_BINS);
        parameters.put("max_depth", trees.depth());
        parameters.put("eta", schedule.rate());
        parameters.put("min_child_weight", trees.minChildWeight());
        parameters.put("lambda", trees.lambda());
        parameters.put("gamma", trees.minGain());
        parameters.put("subsample", sampling.rows());
        parameters.put("colsample_bytree", sampling.columns());
        parameters.put("scale_pos_weight", positiveWeight);
        parameters.put("seed", sampling.seed());
        parameters.put("nthread", threads);
        parameters.put("verbosity", 0);
        if (!monotone.isEmpty()) {
            parameters.put(
                    "monotone_constraints",
                    monotone.stream()
                            .map(direction -> String.valueOf(direction.code()))
                            .collect(Collectors.joining(",", "(", ")")));
        }
        return parameters;
    }

    private static void requirePenalty(String name, double value) {
        require(value >= 0 && Double.isFinite(value), name + " must be 0 or more and finite, but is " + value);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
