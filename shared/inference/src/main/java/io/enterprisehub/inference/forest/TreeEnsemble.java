package io.enterprisehub.inference.forest;

import java.util.List;

/**
 * Trees whose leaves are added up: what trainers give, before quantization. The reference of all engines.
 *
 * @param features columns of the matrix that is scored
 * @param trees in the order in which they are added; float addition is not associative, so the order is part of the model
 * @param baseMargin where the sum begins
 */
public record TreeEnsemble(int features, List<Tree> trees, float baseMargin) {

    /** Deeper trees are refused: nothing here recurses further than that. */
    public static final int MOST_DEPTH = 256;

    public static final int MOST_FEATURES = 10_000;

    public TreeEnsemble {
        trees = List.copyOf(trees);
        baseMargin += 0.0f;
        if (features < 1 || features > MOST_FEATURES || !Float.isFinite(baseMargin)) {
            throw new IllegalArgumentException("an ensemble has 1 to " + MOST_FEATURES
                    + " features and a finite base margin, but not " + features + " and " + baseMargin);
        }
        for (Tree tree : trees) {
            if (tree.depth() > MOST_DEPTH) {
                throw new IllegalArgumentException("a tree of depth " + tree.depth() + " is deeper than " + MOST_DEPTH);
            }
            check(tree, features);
        }
    }

    private static void check(Tree tree, int features) {
        if (tree instanceof Tree.Split split) {
            if (split.feature() >= features) {
                throw new IllegalArgumentException(
                        "a split asks for feature " + split.feature() + ", but there are " + features);
            }
            check(split.left(), features);
            check(split.right(), features);
        }
    }

    public int depth() {
        int depth = 0;
        for (Tree tree : trees) {
            depth = Math.max(depth, tree.depth());
        }
        return depth;
    }

    /**
     * Margin of one row, tree after tree in float as XGBoost adds it (src/predictor/cpu_predictor.cc). Slow and obvious: the engines
     * are held to these bits.
     */
    public float margin(float[] rows, int offset) {
        float sum = baseMargin;
        for (Tree tree : trees) {
            sum += tree.walk(rows, offset);
        }
        return sum;
    }

    /** Log-odds to probability. */
    public static double logistic(double margin) {
        // StrictMath: the same bits on every processor, so that two environments store equal scores.
        return 1 / (1 + StrictMath.exp(-margin));
    }
}
