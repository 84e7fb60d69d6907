package io.enterprisehub.inference.forest;

/** One tree in arrays, in preorder: the left child of a node is the next one. */
final class ShapTree {

    private static final int LEAF = -1;

    private final int[] feature;
    private final float[] threshold;
    private final boolean[] missingLeft;
    private final int[] right;
    private final double[] leftShare;
    private final double[] value;
    private int placed;

    ShapTree(Tree tree) {
        int nodes = nodes(tree);
        feature = new int[nodes];
        threshold = new float[nodes];
        missingLeft = new boolean[nodes];
        right = new int[nodes];
        leftShare = new double[nodes];
        value = new double[nodes];
        place(tree);
    }

    private static int nodes(Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf -> 1;
            case Tree.Split split -> 1 + nodes(split.left()) + nodes(split.right());
        };
    }

    private void place(Tree tree) {
        int node = placed++;
        switch (tree) {
            case Tree.Leaf leaf -> {
                feature[node] = LEAF;
                value[node] = leaf.value();
            }
            case Tree.Split split -> {
                feature[node] = split.feature();
                threshold[node] = split.threshold();
                missingLeft[node] = split.missingLeft();
                // Where training saw nobody, either way is as good.
                leftShare[node] = split.cover() == 0 ? 0.5 : split.left().cover() / split.cover();
                place(split.left());
                right[node] = placed;
                place(split.right());
            }
        }
    }

    boolean isLeaf(int node) {
        return feature[node] == LEAF;
    }

    int feature(int node) {
        return feature[node];
    }

    int left(int node) {
        return node + 1;
    }

    int right(int node) {
        return right[node];
    }

    double leftShare(int node) {
        return leftShare[node];
    }

    double value(int node) {
        return value[node];
    }

    boolean goesLeft(int node, float[] rows, int offset) {
        float x = rows[offset + feature[node]];
        return Float.isNaN(x) ? missingLeft[node] : x < threshold[node];
    }

    double expectation() {
        return expectation(0);
    }

    private double expectation(int node) {
        return isLeaf(node)
                ? value[node]
                : leftShare[node] * expectation(left(node)) + (1 - leftShare[node]) * expectation(right[node]);
    }
}
