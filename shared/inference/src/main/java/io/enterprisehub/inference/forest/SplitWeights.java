package io.enterprisehub.inference.forest;

/** How much training weight passes the splits of each feature: XGBoost's importance "total_cover", as shares of 1. */
public final class SplitWeights {

    private final double[] weights;
    private double total;

    private SplitWeights(int features) {
        this.weights = new double[features];
    }

    /** One share per feature; all are 0 where there is no split. */
    public static double[] of(TreeEnsemble ensemble) {
        SplitWeights sums = new SplitWeights(ensemble.features());
        for (Tree tree : ensemble.trees()) {
            sums.add(tree);
        }
        for (int feature = 0; feature < sums.weights.length && sums.total > 0; feature++) {
            sums.weights[feature] /= sums.total;
        }
        return sums.weights;
    }

    private void add(Tree tree) {
        if (tree instanceof Tree.Split split) {
            weights[split.feature()] += split.cover();
            total += split.cover();
            add(split.left());
            add(split.right());
        }
    }
}
