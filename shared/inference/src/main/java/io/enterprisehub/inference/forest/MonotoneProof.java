package io.enterprisehub.inference.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a margin never falls (or never rises) when one feature rises and nothing else changes, or shows where it does.
 *
 * <p>A tree in which no split lets a leaf of the wrong order be reached is monotone, and so is a sum of such trees. Per tree and split of the
 * feature: if the values below it can reach a leaf above (for a rising constraint) one that values beyond it can reach, with all other
 * features equal, the tree is not monotone; which leaves those are is found by walking both sides at once and cutting the intervals of all
 * features. That is exact for a tree. For the sum it is sufficient, not necessary: trees may make up for one another. So a violation carries
 * two rows, and says by how much the whole ensemble really falls between them; where it does not, the answer is "not proved".
 *
 * <p>Floats are added in order, so the margin itself can fall by rounding, by less than 2^-23 of the largest partial sum; that is no violation.
 * A missing value is neither below nor above any other, and is not compared.
 */
public final class MonotoneProof {

    /** What is asked of a feature. */
    public enum Direction {
        RISING,
        FALLING
    }

    /**
     * Where a tree is not monotone.
     *
     * @param tree its number
     * @param lower a row
     * @param higher the same row with a higher value of the feature
     * @param treeStep how much the tree's part goes the wrong way, above 0
     * @param marginStep how much the whole margin goes the wrong way between the rows; 0 or less: other trees make up for it here
     */
    public record Violation(
            int feature, int tree, List<Float> lower, List<Float> higher, double treeStep, double marginStep) {

        /** Whether the two rows disprove the constraint, not only the proof. */
        public boolean isCounterexample() {
            return marginStep > 0;
        }
    }

    private final TreeEnsemble ensemble;

    public MonotoneProof(TreeEnsemble ensemble) {
        this.ensemble = ensemble;
    }

    /** The first tree that breaks the constraint in the worst way of its own; null = proved for every row. */
    public @Nullable Violation violation(int feature, Direction direction) {
        Violation worst = null;
        for (int tree = 0; tree < ensemble.trees().size(); tree++) {
            Search search = new Search(feature, direction);
            search.split(ensemble.trees().get(tree));
            Violation found = search.found(tree);
            if (found != null && (worst == null || found.marginStep() > worst.marginStep())) {
                worst = found;
            }
        }
        return worst;
    }

    /** One tree: all splits of the feature, and the worst pair of leaves that they let be reached in the wrong order. */
    private final class Search {

        private final int feature;
        private final double sign;
        private final Box box = new Box(ensemble.features());
        private double worst;
        private float @Nullable [] lower;
        private float @Nullable [] higher;

        Search(int feature, Direction direction) {
            this.feature = feature;
            this.sign = direction == Direction.RISING ? 1 : -1;
        }

        /** Walks down; at each split of the feature compares everything on its left with everything on its right. */
        void split(Tree tree) {
            if (tree instanceof Tree.Split split) {
                if (split.feature() == feature) {
                    Interval before = box.interval(feature);
                    // Below the threshold on one side, from it on at the other: the lower row's interval is kept apart.
                    Interval below = before.below(split.threshold());
                    Interval from = before.from(split.threshold());
                    if (!below.isEmpty() && !from.isEmpty()) {
                        pairLeft(split.left(), split.right(), below, from);
                    }
                    descend(split, before, below, from);
                } else {
                    Interval before = box.interval(split.feature());
                    descend(split, before, before.leftOf(split), before.rightOf(split));
                }
            }
        }

        private void descend(Tree.Split split, Interval before, Interval left, Interval right) {
            box.set(split.feature(), left);
            if (!left.isEmpty()) {
                split(split.left());
            }
            box.set(split.feature(), right);
            if (!right.isEmpty()) {
                split(split.right());
            }
            box.set(split.feature(), before);
        }

        /** All leaves of the lower side, each against all of the upper side that the same other features reach. */
        private void pairLeft(Tree low, Tree high, Interval below, Interval from) {
            switch (low) {
                case Tree.Leaf leaf -> pairRight(leaf, high, below, from);
                case Tree.Split split
                when split.feature() == feature -> {
                    Interval left = below.below(split.threshold());
                    Interval right = below.from(split.threshold());
                    if (!left.isEmpty()) {
                        pairLeft(split.left(), high, left, from);
                    }
                    if (!right.isEmpty()) {
                        pairLeft(split.right(), high, right, from);
                    }
                }
                case Tree.Split split -> {
                    Interval before = box.interval(split.feature());
                    box.set(split.feature(), before.leftOf(split));
                    if (!before.leftOf(split).isEmpty()) {
                        pairLeft(split.left(), high, below, from);
                    }
                    box.set(split.feature(), before.rightOf(split));
                    if (!before.rightOf(split).isEmpty()) {
                        pairLeft(split.right(), high, below, from);
                    }
                    box.set(split.feature(), before);
                }
            }
        }

        private void pairRight(Tree.Leaf low, Tree high, Interval below, Interval from) {
            switch (high) {
                case Tree.Leaf leaf -> compare(low, leaf, below, from);
                case Tree.Split split
                when split.feature() == feature -> {
                    Interval left = from.below(split.threshold());
                    Interval right = from.from(split.threshold());
                    if (!left.isEmpty()) {
                        pairRight(low, split.left(), below, left);
                    }
                    if (!right.isEmpty()) {
                        pairRight(low, split.right(), below, right);
                    }
                }
                case Tree.Split split -> {
                    Interval before = box.interval(split.feature());
                    box.set(split.feature(), before.leftOf(split));
                    if (!before.leftOf(split).isEmpty()) {
                        pairRight(low, split.left(), below, from);
                    }
                    box.set(split.feature(), before.rightOf(split));
                    if (!before.rightOf(split).isEmpty()) {
                        pairRight(low, split.right(), below, from);
                    }
                    box.set(split.feature(), before);
                }
            }
        }

        private void compare(Tree.Leaf low, Tree.Leaf high, Interval below, Interval from) {
            double step = sign * ((double) low.value() - high.value());
            if (step > worst) {
                worst = step;
                lower = box.row();
                higher = lower.clone();
                lower[feature] = below.value();
                higher[feature] = from.value();
            }
        }

        @Nullable
        Violation found(int tree) {
            float[] low = lower;
            float[] high = higher;
            if (low == null || high == null) {
                return null;
            }
            double step = sign * (exactMargin(low) - exactMargin(high));
            return new Violation(feature, tree, list(low), list(high), worst, step);
        }

        private double exactMargin(float[] row) {
            double sum = ensemble.baseMargin();
            for (Tree tree : ensemble.trees()) {
                sum += tree.walk(row, 0);
            }
            return sum;
        }

        private static List<Float> list(float[] row) {
            List<Float> values = new ArrayList<>();
            for (float value : row) {
                values.add(value);
            }
            return List.copyOf(values);
        }
    }

    /** What is known of the other features on the way to a leaf. */
    private static final class Box {

        private final Interval[] intervals;

        Box(int features) {
            intervals = new Interval[features];
            Arrays.fill(intervals, Interval.ALL);
        }

        Interval interval(int feature) {
            return intervals[feature];
        }

        void set(int feature, Interval interval) {
            intervals[feature] = interval;
        }

        /** A row within. */
        float[] row() {
            float[] row = new float[intervals.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = intervals[i].value();
            }
            return row;
        }
    }

    /** Values from {@code low}, below {@code high}, and possibly a missing one. */
    private record Interval(float low, float high, boolean missing, boolean infinity) {

        /** Positive infinity is below nothing, so it is a member of its own. */
        static final Interval ALL = new Interval(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, true, true);

        boolean isEmpty() {
            return !(low < high) && !missing && !infinity;
        }

        /** Without the missing value: of the feature that is asked about. */
        Interval below(float threshold) {
            return new Interval(low, Math.min(high, threshold), false, false);
        }

        Interval from(float threshold) {
            return new Interval(Math.max(low, threshold), high, false, infinity);
        }

        Interval leftOf(Tree.Split split) {
            return new Interval(low, Math.min(high, split.threshold()), missing && split.missingLeft(), false);
        }

        Interval rightOf(Tree.Split split) {
            return new Interval(Math.max(low, split.threshold()), high, missing && !split.missingLeft(), infinity);
        }

        /** A member. */
        float value() {
            if (low < high) {
                return low;
            }
            return infinity ? Float.POSITIVE_INFINITY : Float.NaN;
        }
    }
}
