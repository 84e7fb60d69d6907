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
        return tree instanceof Tree.Split split ? 1 + nodes(split.left()) + nodes(split.right()) : 1;
    }

    private void place(Tree tree) {
        int node = placed++;
        if (tree instanceof Tree.Split split) {
            feature[node] = split.feature();
            threshold[node] = split.threshold();
            missingLeft[node] = split.missingLeft();
            // Where training saw nobody, either way is as good.
            leftShare[node] = split.cover() == 0 ? 0.5 : split.left().cover() / split.cover();
            place(split.left());
            right[node] = placed;
            place(split.right());
        } else if (tree instanceof Tree.Leaf leaf) {
            feature[node] = LEAF;
            value[node] = leaf.value();
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

    int nodes() {
        return feature.length;
    }

    /** The left child at 0, the right one at 1; without a jump. */
    int child(int node, int side) {
        return node + 1 + side * (right[node] - node - 1);
    }

    /** 1 if the row goes right. */
    int goesRight(int node, float[] rows, int offset) {
        return goesLeft(node, rows, offset) ? 0 : 1;
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
