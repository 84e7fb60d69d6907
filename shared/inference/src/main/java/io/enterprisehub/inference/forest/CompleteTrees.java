package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.List;

/**
 * Trees of at most six levels in arrays, each filled up to the depth of the deepest, so that every walk takes equally many steps
 * and needs no test for a leaf.
 *
 * <p>The walker has the nodes of a tree as a heap: the root is 1, the children of i are 2i and 2i + 1. One step further down, i less the number of
 * leaves is the number of a leaf. The bit slices have them by level and path, where bit k of a path is the decision at level k: so
 * neighbours differ in the first decision, which is known first.
 */
final class CompleteTrees {

    /** Filling up doubles with each level, and so do the multiplexers of {@link BitSlices}; six is XGBoost's default depth. */
    static final int MOST_LEVELS = 6;

    /**
     * The walker takes so many trees at once, as their loads do not wait for each other: half as many took a quarter longer under C2 and a third under
     * C1. The number of trees is filled up with trees that add 0.
     */
    static final int LANES = 8;

    final int trees;
    final int levels;
    final int nodesPerTree;
    final int leavesPerTree;
    /** For the walker: {@link #test} of each node; the first of a tree is not used. */
    private final int[] tests;
    /** For the bit slices: index of the mask of rows that go right. */
    final int[] masks;

    final float[] leaves;

    CompleteTrees(List<Tree> ensemble, int levels, Binning binning, BlockMasks blocks) {
        this.trees = ensemble.size();
        this.levels = levels;
        this.nodesPerTree = (1 << levels) - 1;
        this.leavesPerTree = 1 << levels;
        int room = (trees + LANES - 1) / LANES * LANES;
        this.tests = new int[room << levels];
        this.masks = new int[trees * nodesPerTree];
        this.leaves = new float[room << levels];
        // A node that fills up never sends a row right: no bin is above 255, and the mask after the last threshold
        // stays 0.
        Arrays.fill(tests, 0xFF);
        Arrays.fill(masks, blocks.zero());
        for (int tree = 0; tree < trees; tree++) {
            place(ensemble.get(tree), tree, 0, 0, 1, binning, blocks);
        }
    }

    private void place(Tree tree, int index, int level, int path, int heap, Binning binning, BlockMasks blocks) {
        if (tree instanceof Tree.Split split) {
            int column = binning.column(split);
            int bin = binning.bin(split);
            tests[(index << levels) + heap] = test(column, bin, split.missingLeft());
            masks[index * nodesPerTree + (1 << level) - 1 + path] = blocks.of(column, bin, split.missingLeft());
            place(split.left(), index, level + 1, path, 2 * heap, binning, blocks);
            place(split.right(), index, level + 1, path | (1 << level), 2 * heap + 1, binning, blocks);
        } else if (tree instanceof Tree.Leaf leaf) {
            // Where the tree is filled up, every row goes left.
            leaves[((index - 1) << levels) + (heap << (levels - level))] = leaf.value();
        }
    }

    /**
     * What a node asks: the column, in the copy of its missing values, and in the lowest eight bits the highest bin that goes left. Codes of a row
     * ({@link Binning#codes}) have the same columns above their bins, so a row goes right if its code is greater.
     */
    static int test(int column, int bin, boolean missingLeft) {
        return ((2 * column + (missingLeft ? 0 : 1)) << 8) | bin;
    }

    /** 1 if the row goes right at this test, else 0. */
    static int right(int test, int[] codes) {
        return (test - codes[test >>> 8]) >>> 31;
    }

    /** Margin of one row, added in the order of the trees. */
    float walk(float sum, int[] codes) {
        float margin = sum;
        for (int tree = 0; tree < trees; tree += LANES) {
            margin = walkEight(margin, codes, tests, leaves, levels, tree << levels);
        }
        return margin;
    }

    /** The arrays come as parameters: C1 would read the fields again in every step. */
    private static float walkEight(float sum, int[] codes, int[] tests, float[] leaves, int levels, int first) {
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
            a = 2 * a + right(tests[first + a], codes);
            b = 2 * b + right(tests[second + b], codes);
            c = 2 * c + right(tests[third + c], codes);
            d = 2 * d + right(tests[fourth + d], codes);
            e = 2 * e + right(tests[fifth + e], codes);
            f = 2 * f + right(tests[sixth + f], codes);
            g = 2 * g + right(tests[seventh + g], codes);
            h = 2 * h + right(tests[eighth + h], codes);
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
}
