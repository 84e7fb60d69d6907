package io.enterprisehub.inference.forest;

import java.util.Arrays;

/** Collects the distinct thresholds of an ensemble by feature, ascending. A model file has them already: a cold start does not come here. */
final class Thresholds {

    private final float[][] found;
    private final int[] counts;

    private Thresholds(int features) {
        found = new float[features][0];
        counts = new int[features];
    }

    static Cuts of(TreeEnsemble ensemble) {
        int features = ensemble.features();
        Thresholds thresholds = new Thresholds(features);
        for (Tree tree : ensemble.trees()) {
            thresholds.collect(tree);
        }
        for (int feature = 0; feature < features; feature++) {
            thresholds.found[feature] = distinct(Arrays.copyOf(thresholds.found[feature], thresholds.counts[feature]));
        }
        return new Cuts(thresholds.found);
    }

    private void collect(Tree tree) {
        if (tree instanceof Tree.Split split) {
            add(split.feature(), split.threshold());
            collect(split.left());
            collect(split.right());
        }
    }

    private void add(int feature, float threshold) {
        if (counts[feature] == found[feature].length) {
            found[feature] = Arrays.copyOf(found[feature], Math.max(16, 2 * counts[feature]));
        }
        found[feature][counts[feature]++] = threshold;
    }

    private static float[] distinct(float[] values) {
        Arrays.sort(values);
        int kept = 0;
        for (float value : values) {
            if (kept == 0 || values[kept - 1] < value) {
                values[kept++] = value;
            }
        }
        return Arrays.copyOf(values, kept);
    }
}
