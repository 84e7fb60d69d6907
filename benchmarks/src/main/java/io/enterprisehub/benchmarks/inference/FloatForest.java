package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.List;

/**
 * Our walker without quantization, so that the gain of bytes alone can be seen: filled-up trees, four at once, missing values
 * by doubled columns; thresholds and values stay floats.
 */
final class FloatForest {

    private static final int LANES = 4;

    private final int trees;
    private final int levels;
    private final int nodesPerTree;
    private final int leavesPerTree;
    private final int[] columns;
    private final float[] thresholds;
    private final float[] leaves;
    private final float base;

    FloatForest(TreeEnsemble ensemble) {
        List<Tree> all = ensemble.trees();
        base = ensemble.baseMargin();
        trees = (all.size() + LANES - 1) / LANES * LANES;
        levels = ensemble.depth();
        nodesPerTree = (1 << levels) - 1;
        leavesPerTree = 1 << levels;
        columns = new int[trees * nodesPerTree];
        thresholds = new float[trees * nodesPerTree];
        leaves = new float[trees * leavesPerTree];
        for (int tree = 0; tree < all.size(); tree++) {
            place(all.get(tree), tree, 0, 0);
        }
    }

    private void place(Tree tree, int index, int level, int path) {
        switch (tree) {
            case Tree.Split split -> {
                int node = index * nodesPerTree + (1 << level) - 1 + path;
                columns[node] = 2 * split.feature() + (split.missingLeft() ? 0 : 1);
                thresholds[node] = split.threshold();
                place(split.left(), index, level + 1, path);
                place(split.right(), index, level + 1, path | (1 << level));
            }
            case Tree.Leaf leaf -> {
                // A leaf above the last level is copied below all that fills it up, so the way there does not matter.
                for (int rest = 0; rest < 1 << (levels - level); rest++) {
                    leaves[index * leavesPerTree + (path | (rest << level))] = leaf.value();
                }
            }
        }
    }

    /** Twice as many columns as features. */
    static void doubled(float[] rows, int offset, int features, float[] values) {
        for (int feature = 0; feature < features; feature++) {
            float value = rows[offset + feature];
            boolean missing = Float.isNaN(value);
            values[2 * feature] = missing ? Float.NEGATIVE_INFINITY : value;
            values[2 * feature + 1] = missing ? Float.POSITIVE_INFINITY : value;
        }
    }

    float margin(float[] values) {
        float margin = base;
        for (int tree = 0; tree < trees; tree += LANES) {
            margin = four(margin, values, tree * nodesPerTree, tree * leavesPerTree);
        }
        return margin;
    }

    private float four(float sum, float[] values, int node, int leaf) {
        int a = 0;
        int b = 0;
        int c = 0;
        int d = 0;
        for (int level = 0, at = node; level < levels; level++, at = node + (1 << level) - 1) {
            a |= right(values, at + a) << level;
            b |= right(values, at + nodesPerTree + b) << level;
            c |= right(values, at + 2 * nodesPerTree + c) << level;
            d |= right(values, at + 3 * nodesPerTree + d) << level;
        }
        float margin = sum + leaves[leaf + a];
        margin += leaves[leaf + leavesPerTree + b];
        margin += leaves[leaf + 2 * leavesPerTree + c];
        margin += leaves[leaf + 3 * leavesPerTree + d];
        return margin;
    }

    private int right(float[] values, int node) {
        return values[columns[node]] < thresholds[node] ? 0 : 1;
    }
}
