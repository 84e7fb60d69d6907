package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.List;

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
 * original takes the depth squared. Needs no tables. A feature that is asked again replaces its factor: its term is added as
 * the difference to the term before.
 *
 * <p>Immutable and safe for many threads.
 */
public final class TreeShap {

    private final int features;
    private final int depth;
    private final ShapTree[] trees;
    private final double expectedMargin;
    private final Quadrature quadrature;

    public TreeShap(TreeEnsemble ensemble) {
        this.features = ensemble.features();
        this.depth = ensemble.depth();
        this.trees = ensemble.trees().stream().map(ShapTree::new).toArray(ShapTree[]::new);
        this.expectedMargin = ensemble.baseMargin()
                + Arrays.stream(trees).mapToDouble(ShapTree::expectation).sum();
        this.quadrature = new Quadrature(Math.max(1, (depth + 1) / 2));
    }

    /** The margin of a row of which nothing is known. */
    public double expectedMargin() {
        return expectedMargin;
    }

    /** What each feature adds to the margin: together with the expected margin they add up to the row's, up to rounding. */
    public double[] contributions(float[] rows, int offset) {
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

    /** The state of one row's walk; entry f * n + q of an array belongs to feature f at point q. */
    private final class Walk {

        private final float[] rows;
        private final int offset;
        private final int n = quadrature.size();
        private final double[] phi = new double[features];
        /** Whether the row itself follows all splits of the feature so far. */
        private final boolean[] follows = new boolean[features];

        /** Share of the training weight that follows them. */
        private final double[] share = new double[features];
        /** 1 / f at each point. */
        private final double[] inverse = new double[features * n];
        /** Products of all factors, and sums of value times product over the leaves below; n entries per level. */
        private final double[] products = new double[(depth + 1) * n];

        private final double[] sums = new double[(depth + 1) * n];

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
        private void visit(ShapTree tree, int node, int level) {
            int at = level * n;
            if (tree.isLeaf(node)) {
                for (int q = 0; q < n; q++) {
                    sums[at + q] = tree.value(node) * products[at + q];
                }
                return;
            }
            Arrays.fill(sums, at, at + n, 0);
            boolean left = tree.goesLeft(node, rows, offset);
            branch(tree, node, tree.left(node), left, tree.leftShare(node), level);
            branch(tree, node, tree.right(node), !left, 1 - tree.leftShare(node), level);
        }

        private void branch(ShapTree tree, int node, int child, boolean follow, double childShare, int level) {
            int feature = tree.feature(node);
            if (share[feature] * childShare == 0 && !(follow && follows[feature])) {
                // Neither the row nor any training weight gets there: the product is 0.
                return;
            }
            if (follows[feature]) {
                followed(tree, feature, child, follow, childShare, level);
            } else {
                left(tree, feature, child, childShare, level);
            }
            int at = level * n;
            for (int q = 0; q < n; q++) {
                sums[at + q] += sums[at + n + q];
            }
        }

        /** The row left this feature's way above: f is a multiple of z, and (0 - z) / f does not change any more. */
        private void left(ShapTree tree, int feature, int child, double childShare, int level) {
            double before = share[feature];
            share[feature] = before * childShare;
            int at = level * n;
            for (int q = 0; q < n; q++) {
                products[at + n + q] = products[at + q] * childShare;
            }
            visit(tree, child, level + 1);
            share[feature] = before;
        }

        private void followed(ShapTree tree, int feature, int child, boolean follow, double childShare, int level) {
            double before = share[feature];
            double after = before * childShare;
            double own = follow ? 1 : 0;
            int at = level * n;
            int state = feature * n;
            for (int q = 0; q < n; q++) {
                double factor = own * quadrature.point(q) + after * (1 - quadrature.point(q));
                products[at + n + q] = products[at + q] * factor * inverse[state + q];
            }
            setState(feature, follow, after, own);
            visit(tree, child, level + 1);
            double sum = 0;
            setState(feature, true, before, 1);
            for (int q = 0; q < n; q++) {
                double inverseAfter = 1 / (own * quadrature.point(q) + after * (1 - quadrature.point(q)));
                sum += ((own - after) * inverseAfter - (1 - before) * inverse[state + q]) * sums[at + n + q];
            }
            phi[feature] += sum;
        }

        private void setState(int feature, boolean follow, double newShare, double own) {
            follows[feature] = follow;
            share[feature] = newShare;
            for (int q = 0; q < n; q++) {
                inverse[feature * n + q] = 1 / (own * quadrature.point(q) + newShare * (1 - quadrature.point(q)));
            }
        }
    }
}
