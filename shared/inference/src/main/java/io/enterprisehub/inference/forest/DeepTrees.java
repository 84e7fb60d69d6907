package io.enterprisehub.inference.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trees of any depth, walked node by node over the same bins. The fallback for forests with a tree deeper than {@link
 * CompleteTrees#MOST_LEVELS}: filled up, a tree of depth 12 would have 4,096 leaves, most of them copies.
 */
final class DeepTrees {

    private final int[] roots;
    private final int[] tests;
    /** Left child, then right; below 0 it is the leaf {@code ~child}. */
    private final int[] children;

    private final float[] leaves;

    DeepTrees(List<Tree> trees, Binning binning) {
        Layout layout = new Layout(binning);
        this.roots = trees.stream().mapToInt(layout::place).toArray();
        this.tests = layout.tests.stream().mapToInt(Integer::intValue).toArray();
        this.children = layout.children.stream().flatMapToInt(Arrays::stream).toArray();
        this.leaves = new float[layout.leaves.size()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = layout.leaves.get(i);
        }
    }

    float walk(float sum, int[] codes) {
        float margin = sum;
        for (int root : roots) {
            int node = root;
            while (node >= 0) {
                node = children[2 * node + CompleteTrees.right(tests[node], codes)];
            }
            margin += leaves[~node];
        }
        return margin;
    }

    private static final class Layout {

        private final Binning binning;
        private final List<Integer> tests = new ArrayList<>();
        private final List<int[]> children = new ArrayList<>();
        private final List<Float> leaves = new ArrayList<>();

        Layout(Binning binning) {
            this.binning = binning;
        }

        int place(Tree tree) {
            return switch (tree) {
                case Tree.Leaf leaf -> {
                    leaves.add(leaf.value());
                    yield ~(leaves.size() - 1);
                }
                case Tree.Split split -> {
                    int node = tests.size();
                    int column = binning.column(split);
                    tests.add(CompleteTrees.test(column, binning.bin(split), split.missingLeft()));
                    int[] pair = new int[2];
                    children.add(pair);
                    pair[0] = place(split.left());
                    pair[1] = place(split.right());
                    yield node;
                }
            };
        }
    }
}
