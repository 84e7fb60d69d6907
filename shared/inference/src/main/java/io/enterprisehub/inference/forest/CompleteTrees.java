package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.List;

/**
 * Trees of at most six levels in arrays, each filled up to the depth of the deepest, so that every walk takes equally many steps
 * and needs no test for a leaf.
 *
 * <p>A node is found by its level and its path: bit k of the path is the decision at level k, 1 = right. Its place is 2^level - 1 +
 * path; a leaf's place is the whole path. Both engines build paths in that order, so both use these leaves.
 */
final class CompleteTrees {

    /** Filling up doubles with each level, and so do the multiplexers of {@link BitSlices}; six is XGBoost's default depth. */
    static final int MOST_LEVELS = 6;

    /** The walker takes four trees at once; the number of trees is filled up with trees that add 0. */
    static final int LANES = 4;

    final int trees;
    final int levels;
    final int nodesPerTree;
    final int leavesPerTree;
    /** For the walker: twice the column (+ 1: missing goes right) in the upper bits, the highest bin that goes left in eight. */
    final int[] tests;
    /** For the bit slices: index of the mask of rows that go right. */
    final int[] masks;

    final float[] leaves;

    CompleteTrees(List<Tree> ensemble, int levels, Binning binning, BlockMasks blocks) {
        this.trees = ensemble.size();
        this.levels = levels;
        this.nodesPerTree = (1 << levels) - 1;
        this.leavesPerTree = 1 << levels;
        int room = (trees + LANES - 1) / LANES * LANES;
        this.tests = new int[room * nodesPerTree];
        this.masks = new int[room * nodesPerTree];
        this.leaves = new float[room * leavesPerTree];
        // A node that fills up never sends a row right: no bin is above 255, and the mask after the last threshold
        // stays 0.
        Arrays.fill(tests, 0xFF);
        Arrays.fill(masks, blocks.zero());
        for (int tree = 0; tree < trees; tree++) {
            place(ensemble.get(tree), tree, 0, 0, binning, blocks);
        }
    }

    private void place(Tree tree, int index, int level, int path, Binning binning, BlockMasks blocks) {
        if (tree instanceof Tree.Split split) {
            int column = binning.column(split);
            int bin = binning.bin(split);
            int node = index * nodesPerTree + (1 << level) - 1 + path;
            tests[node] = test(column, bin, split.missingLeft());
            masks[node] = blocks.of(column, bin, split.missingLeft());
            place(split.left(), index, level + 1, path, binning, blocks);
            place(split.right(), index, level + 1, path | (1 << level), binning, blocks);
        } else if (tree instanceof Tree.Leaf leaf) {
            leaves[index * leavesPerTree + path] = leaf.value();
        }
    }

    static int test(int column, int bin, boolean missingLeft) {
        return ((2 * column + (missingLeft ? 0 : 1)) << 8) | bin;
    }

    /** 1 if the row goes right at this test, else 0. */
    static int right(int test, byte[] bins) {
        return ((test & 0xFF) - (bins[test >>> 8] & 0xFF)) >>> 31;
    }

    /** Margin of one row, four trees at once: their loads do not wait for each other. Added in the order of the trees. */
    float walk(float sum, byte[] bins) {
        float margin = sum;
        for (int tree = 0; tree < trees; tree += LANES) {
            margin = walkFour(margin, bins, tree * nodesPerTree, tree * leavesPerTree);
        }
        return margin;
    }

    private float walkFour(float sum, byte[] bins, int node, int leaf) {
        int a = 0;
        int b = 0;
        int c = 0;
        int d = 0;
        for (int level = 0, at = node; level < levels; level++, at = node + (1 << level) - 1) {
            a |= right(tests[at + a], bins) << level;
            b |= right(tests[at + nodesPerTree + b], bins) << level;
            c |= right(tests[at + 2 * nodesPerTree + c], bins) << level;
            d |= right(tests[at + 3 * nodesPerTree + d], bins) << level;
        }
        float margin = sum + leaves[leaf + a];
        margin += leaves[leaf + leavesPerTree + b];
        margin += leaves[leaf + 2 * leavesPerTree + c];
        margin += leaves[leaf + 3 * leavesPerTree + d];
        return margin;
    }
}
