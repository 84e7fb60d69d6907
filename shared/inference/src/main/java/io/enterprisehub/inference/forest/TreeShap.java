package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exact Shapley values of a forest's margin, with the path-dependent expectation of TreeSHAP (Lundberg, Erion and Lee, 2018;
 * Lundberg et al., Nature Machine Intelligence 2, 2020): a feature that is not known is averaged over by the covers of the branches.
 *
 * <p>A leaf with value v is reached with the product of one factor per feature on its way: o (1 if the row itself goes there, else 0)
 * where the feature is known, z (share of the training weight) where not. Shapley's weight of a coalition of k out of m - 1 others is
 * the integral of y^k (1 - y)^(m - 1 - k) over y from 0 to 1, so the sum over all coalitions is one integral:
 *
 * <pre>phi_i = v (o_i - z_i) * integral of the product over j != i of f_j(y), where f_j(y) = o_j y + z_j (1 - y)</pre>
 *
 * <p>The integrand is a polynomial of degree m - 1, and Gauss-Legendre quadrature with n points is exact up to degree 2n - 1: three
 * points are enough for depth 6. At each point the product is carried down the tree and the leaves are summed on the way up, so a row
 * costs n steps per branch: linear in the size of the tree, as in Linear TreeSHAP (Yu et al., NeurIPS 2022), where the
 * original takes the depth squared. A feature that is asked again replaces its factor: its term is added as the difference to the term
 * before. For trees of depth 6 at most, what does not depend on the row is kept in tables ({@link ShapEdges}).
 *
 * <p>Immutable and safe for many threads.
 */
public final class TreeShap {

    private final int features;
    private final int depth;
    private final ShapTree[] trees;
    private final double expectedMargin;
    private final Quadrature quadrature;
    /** Null for deeper trees. */
    private final @Nullable ShapEdges edges;

    public TreeShap(TreeEnsemble ensemble) {
        this.features = ensemble.features();
        this.depth = ensemble.depth();
        this.trees = new ShapTree[ensemble.trees().size()];
        double sum = 0;
        for (int i = 0; i < trees.length; i++) {
            trees[i] = new ShapTree(ensemble.trees().get(i));
            sum += trees[i].expectation();
        }
        this.expectedMargin = ensemble.baseMargin() + sum;
        this.quadrature = new Quadrature(Math.max(1, (depth + 1) / 2));
        this.edges = depth <= ShapEdges.MOST_DEPTH ? new ShapEdges(List.of(trees), features) : null;
    }

    /** The margin of a row of which nothing is known. */
    public double expectedMargin() {
        return expectedMargin;
    }

    /** What each feature adds to the margin: together with the expected margin they add up to the row's, up to rounding. */
    public double[] contributions(float[] rows, int offset) {
        if (edges != null) {
            double[] phi = new double[features];
            edges.explain(rows, offset, phi);
            return phi;
        }
        Walk walk = new Walk(rows, offset);
        for (ShapTree tree : trees) {
            walk.explain(tree);
        }
        return walk.phi;
    }

    /** The contributions added up by reason code, the largest first, at most so many; features with an empty code are left out. */
    public static List<Reason> reasons(double[] contributions, List<String> codes, int most) {
        return Reason.group(contributions, codes, most);
    }

    /**
     * The state of one row's walk. Of a feature whose splits the row follows, o = 1 and 1 / f is kept at each point; once the row has
     * left its way, o = 0: then f is z (1 - y), a further split only multiplies it, and (o - z) / f stays -1 / (1 - y). So a
     * branch costs no division unless the row goes there.
     */
    private final class Walk {

        private final float[] rows;
        private final int offset;
        private final int n = quadrature.size();
        private final double[] phi = new double[features];
        private final boolean[] follows = new boolean[features];
        /** z of each feature. */
        private final double[] share = new double[features];
        /** 1 / f; entry feature * n + q belongs to point q. */
        private final double[] inverse = new double[features * n];
        /** By level and point: the product of all factors, the sum of value times product over the leaves below, 1 / f to restore. */
        private final double[] products = new double[(depth + 1) * n];

        private final double[] sums = new double[(depth + 1) * n];
        private final double[] restore = new double[(depth + 1) * n];

        Walk(float[] rows, int offset) {
            this.rows = rows;
            this.offset = offset;
            Arrays.fill(follows, true);
            Arrays.fill(share, 1);
            Arrays.fill(inverse, 1);
        }

        void explain(ShapTree tree) {
            for (int q = 0; q < n; q++) {
                products[q] = quadrature.weight(q);
            }
            visit(tree, 0, 0);
        }

        /** Leaves in {@code sums} of this level the sums of the subtree. */
        private void visit(ShapTree tree, int node, int at) {
            if (tree.isLeaf(node)) {
                for (int q = 0; q < n; q++) {
                    sums[at + q] = tree.value(node) * products[at + q];
                }
                return;
            }
            for (int q = 0; q < n; q++) {
                sums[at + q] = 0;
            }
            int feature = tree.feature(node);
            double leftShare = tree.leftShare(node);
            if (!follows[feature]) {
                strayed(tree, tree.left(node), leftShare, at);
                strayed(tree, tree.right(node), 1 - leftShare, at);
            } else if (tree.goesLeft(node, rows, offset)) {
                follow(tree, feature, tree.left(node), leftShare, at);
                leave(tree, feature, tree.right(node), 1 - leftShare, at);
            } else {
                leave(tree, feature, tree.left(node), leftShare, at);
                follow(tree, feature, tree.right(node), 1 - leftShare, at);
            }
        }

        /** The row goes on this feature's way: o stays 1. */
        private void follow(ShapTree tree, int feature, int child, double childShare, int at) {
            double before = share[feature];
            double after = before * childShare;
            int state = feature * n;
            for (int q = 0; q < n; q++) {
                double factor = quadrature.point(q) + after * quadrature.rest(q);
                restore[at + q] = inverse[state + q];
                products[at + n + q] = products[at + q] * factor * inverse[state + q];
                inverse[state + q] = 1 / factor;
            }
            share[feature] = after;
            visit(tree, child, at + n);
            share[feature] = before;
            double added = 0;
            for (int q = 0; q < n; q++) {
                double term = (1 - after) * inverse[state + q] - (1 - before) * restore[at + q];
                added += term * sums[at + n + q];
                inverse[state + q] = restore[at + q];
                sums[at + q] += sums[at + n + q];
            }
            phi[feature] += added;
        }

        /** The row does not go there: o becomes 0. */
        private void leave(ShapTree tree, int feature, int child, double childShare, int at) {
            double before = share[feature];
            double after = before * childShare;
            if (after == 0) {
                // No training weight either, so the product is 0.
                return;
            }
            int state = feature * n;
            for (int q = 0; q < n; q++) {
                products[at + n + q] = products[at + q] * after * quadrature.rest(q) * inverse[state + q];
            }
            follows[feature] = false;
            visit(tree, child, at + n);
            follows[feature] = true;
            double added = 0;
            for (int q = 0; q < n; q++) {
                double term = -quadrature.inverseRest(q) - (1 - before) * inverse[state + q];
                added += term * sums[at + n + q];
                sums[at + q] += sums[at + n + q];
            }
            phi[feature] += added;
        }

        /** The row left this feature's way above: only the share falls, and that is in the product. */
        private void strayed(ShapTree tree, int child, double childShare, int at) {
            if (childShare == 0) {
                return;
            }
            for (int q = 0; q < n; q++) {
                products[at + n + q] = products[at + q] * childShare;
            }
            visit(tree, child, at + n);
            for (int q = 0; q < n; q++) {
                sums[at + q] += sums[at + n + q];
            }
        }
    }
}
