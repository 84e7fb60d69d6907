package io.enterprisehub.inference.tribuo;

import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;

/** How much training weight passes the splits of each feature: XGBoost's importance "total_cover", as shares of 1. */
final class SplitWeights {

    private final double[] weights;
    private double total;

    private SplitWeights(int features) {
        this.weights = new double[features];
    }

    static double[] of(TreeEnsemble ensemble) {
        SplitWeights sums = new SplitWeights(ensemble.features());
        ensemble.trees().forEach(sums::add);
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
