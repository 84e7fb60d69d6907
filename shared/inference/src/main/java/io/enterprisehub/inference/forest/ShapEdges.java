package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.List;

/**
 * {@link TreeShap} for trees of depth 6 at most, where three quadrature points are exact: everything on a branch that does not depend on the
 * row is kept in a table.
 *
 * <p>While a row follows a feature's way, the feature's factor is known from the branches alone, and so are by how much a branch changes the
 * product at each point and the weight with which the branch's leaves count for its feature, both if the row takes the branch and if it
 * leaves the way there. Once it has left, only the share of a branch multiplies. So a branch costs three multiplications on the way down
 * and three on the way up, without a division. 96 bytes per node: 1.2 MB for 100 full trees.
 */
final class ShapEdges {

    static final int MOST_DEPTH = 6;
    private static final int POINTS = 3;
    /** Of a node: what the branch to it does to the product if followed, the weight of its leaves then, and both if left. */
    private static final int ENTRIES = 4 * POINTS;

    private final ShapTree[] trees;
    private final double[][] tables;
    private final Quadrature quadrature = new Quadrature(POINTS);

    ShapEdges(List<ShapTree> trees, int features) {
        this.trees = trees.toArray(new ShapTree[0]);
        this.tables = new double[this.trees.length][];
        double[] shares = new double[features];
        Arrays.fill(shares, 1);
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new double[ENTRIES * this.trees[i].nodes()];
            fill(this.trees[i], 0, shares, tables[i]);
        }
    }

    /** @param shares of each feature, of the branches on the way, if all are followed */
    private void fill(ShapTree tree, int node, double[] shares, double[] table) {
        if (tree.isLeaf(node)) {
            return;
        }
        int feature = tree.feature(node);
        double before = shares[feature];
        branch(tree.left(node), before, tree.leftShare(node), table);
        branch(tree.right(node), before, 1 - tree.leftShare(node), table);
        shares[feature] = before * tree.leftShare(node);
        fill(tree, tree.left(node), shares, table);
        shares[feature] = before * (1 - tree.leftShare(node));
        fill(tree, tree.right(node), shares, table);
        shares[feature] = before;
    }

    private void branch(int child, double before, double share, double[] table) {
        double after = before * share;
        for (int q = 0; q < POINTS; q++) {
            double factorBefore = quadrature.point(q) + before * quadrature.rest(q);
            double factorAfter = quadrature.point(q) + after * quadrature.rest(q);
            int at = ENTRIES * child + q;
            double termBefore = (1 - before) / factorBefore;
            table[at] = factorAfter / factorBefore;
            table[at + POINTS] = (1 - after) / factorAfter - termBefore;
            table[at + 2 * POINTS] = after * quadrature.rest(q) / factorBefore;
            table[at + 3 * POINTS] = -quadrature.inverseRest(q) - termBefore;
        }
    }

    /** Adds what each feature contributes. */
    void explain(float[] rows, int offset, double[] phi) {
        Walk walk = new Walk(rows, offset, phi);
        for (int tree = 0; tree < trees.length; tree++) {
            walk.explain(trees[tree], tables[tree], quadrature);
        }
    }

    /** One row's walk. The sums of the subtree that was visited last stand in three fields. */
    private static final class Walk {

        private final float[] rows;
        private final int offset;
        private final double[] phi;
        private final boolean[] left;
        private double sumA;
        private double sumB;
        private double sumC;

        Walk(float[] rows, int offset, double[] phi) {
            this.rows = rows;
            this.offset = offset;
            this.phi = phi;
            this.left = new boolean[phi.length];
        }

        void explain(ShapTree tree, double[] table, Quadrature quadrature) {
            visit(tree, table, 0, quadrature.weight(0), quadrature.weight(1), quadrature.weight(2));
        }

        private void visit(ShapTree tree, double[] table, int node, double a, double b, double c) {
            if (tree.isLeaf(node)) {
                double value = tree.value(node);
                sumA = value * a;
                sumB = value * b;
                sumC = value * c;
            } else if (left[tree.feature(node)]) {
                stray(tree, table, node, a, b, c);
            } else {
                decide(tree, table, node, a, b, c);
            }
        }

        /** The row takes one branch and leaves its way on the other. */
        private void decide(ShapTree tree, double[] table, int node, double a, double b, double c) {
            int feature = tree.feature(node);
            int right = tree.goesRight(node, rows, offset);
            int taken = tree.child(node, right);
            int at = ENTRIES * taken;
            visit(tree, table, taken, a * table[at], b * table[at + 1], c * table[at + 2]);
            double upA = sumA;
            double upB = sumB;
            double upC = sumC;
            double added = upA * table[at + 3] + upB * table[at + 4] + upC * table[at + 5];
            int other = tree.child(node, 1 - right);
            at = ENTRIES * other;
            left[feature] = true;
            visit(tree, table, other, a * table[at + 6], b * table[at + 7], c * table[at + 8]);
            left[feature] = false;
            phi[feature] += added + sumA * table[at + 9] + sumB * table[at + 10] + sumC * table[at + 11];
            sumA += upA;
            sumB += upB;
            sumC += upC;
        }

        /** The row left this feature's way above: the shares of both branches multiply. */
        private void stray(ShapTree tree, double[] table, int node, double a, double b, double c) {
            double share = tree.leftShare(node);
            visit(tree, table, tree.child(node, 0), a * share, b * share, c * share);
            double upA = sumA;
            double upB = sumB;
            double upC = sumC;
            share = 1 - share;
            visit(tree, table, tree.child(node, 1), a * share, b * share, c * share);
            sumA += upA;
            sumB += upB;
            sumC += upC;
        }
    }
}
