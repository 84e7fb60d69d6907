package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.Arrays;
import java.util.List;

/**
 * Our walker without quantization, so that the gain of bytes alone can be seen: the same filled-up trees as heaps, eight at once, missing values
 * by doubled columns, in the same loop; only thresholds and values stay floats, and a node is two arrays' entries. Not safe for two threads.
 */
final class FloatForest {

    private static final int LANES = 8;

    private final int features;
    private final int trees;
    private final int levels;
    private final int[] columns;
    private final float[] thresholds;
    private final float[] leaves;
    private final float base;
    private final float[] values;

    FloatForest(TreeEnsemble ensemble) {
        List<Tree> all = ensemble.trees();
        features = ensemble.features();
        values = new float[2 * features];
        base = ensemble.baseMargin();
        trees = (all.size() + LANES - 1) / LANES * LANES;
        levels = ensemble.depth();
        columns = new int[trees << levels];
        thresholds = new float[trees << levels];
        leaves = new float[trees << levels];
        for (int tree = 0; tree < all.size(); tree++) {
            place(all.get(tree), tree, 0, 1);
        }
    }

    private void place(Tree tree, int index, int level, int heap) {
        switch (tree) {
            case Tree.Split split -> {
                int node = (index << levels) + heap;
                columns[node] = 2 * split.feature() + (split.missingLeft() ? 0 : 1);
                thresholds[node] = split.threshold();
                place(split.left(), index, level + 1, 2 * heap);
                place(split.right(), index, level + 1, 2 * heap + 1);
            }
            case Tree.Leaf leaf -> {
                // A leaf above the last level is copied below all that fills it up, so the way there does not matter.
                int first = ((index - 1) << levels) + (heap << (levels - level));
                Arrays.fill(leaves, first, first + (1 << (levels - level)), leaf.value());
            }
        }
    }

    float[] margins(float[] rows, int count) {
        float[] margins = new float[count];
        for (int row = 0; row < count; row++) {
            doubled(rows, row * features, features, values);
            margins[row] = margin(values);
        }
        return margins;
    }

    /** Twice as many columns as features. */
    private static void doubled(float[] rows, int offset, int features, float[] values) {
        for (int feature = 0; feature < features; feature++) {
            float value = rows[offset + feature];
            boolean missing = Float.isNaN(value);
            values[2 * feature] = missing ? Float.NEGATIVE_INFINITY : value;
            values[2 * feature + 1] = missing ? Float.POSITIVE_INFINITY : value;
        }
    }

    private float margin(float[] row) {
        float margin = base;
        for (int tree = 0; tree < trees; tree += LANES) {
            margin = eight(margin, row, columns, thresholds, leaves, levels, tree << levels);
        }
        return margin;
    }

    private static float eight(
            float sum, float[] row, int[] columns, float[] thresholds, float[] leaves, int levels, int first) {
        int width = 1 << levels;
        int second = first + width;
        int third = second + width;
        int fourth = third + width;
        int fifth = fourth + width;
        int sixth = fifth + width;
        int seventh = sixth + width;
        int eighth = seventh + width;
        int a = 1;
        int b = 1;
        int c = 1;
        int d = 1;
        int e = 1;
        int f = 1;
        int g = 1;
        int h = 1;
        for (int level = 0; level < levels; level++) {
            a = 2 * a + right(row, columns, thresholds, first + a);
            b = 2 * b + right(row, columns, thresholds, second + b);
            c = 2 * c + right(row, columns, thresholds, third + c);
            d = 2 * d + right(row, columns, thresholds, fourth + d);
            e = 2 * e + right(row, columns, thresholds, fifth + e);
            f = 2 * f + right(row, columns, thresholds, sixth + f);
            g = 2 * g + right(row, columns, thresholds, seventh + g);
            h = 2 * h + right(row, columns, thresholds, eighth + h);
        }
        float margin = sum + leaves[first - width + a];
        margin += leaves[first + b];
        margin += leaves[second + c];
        margin += leaves[third + d];
        margin += leaves[fourth + e];
        margin += leaves[fifth + f];
        margin += leaves[sixth + g];
        margin += leaves[seventh + h];
        return margin;
    }

    private static int right(float[] row, int[] columns, float[] thresholds, int node) {
        return row[columns[node]] < thresholds[node] ? 0 : 1;
    }
}
