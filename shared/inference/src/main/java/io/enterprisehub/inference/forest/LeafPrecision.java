package io.enterprisehub.inference.forest;

import java.util.ArrayList;
import java.util.List;

/**
 * In how many bits a model file keeps a leaf. Thresholds lose nothing in bins; leaves do, so that is asked for, and comes with a
 * bound. It makes the file smaller, not the scoring faster: leaves are floats again once a file is open.
 */
public enum LeafPrecision {
    FLOAT32(0),
    INT16(Short.MAX_VALUE),
    INT8(Byte.MAX_VALUE);

    private final int largestCode;

    LeafPrecision(int largestCode) {
        this.largestCode = largestCode;
    }

    /**
     * Rounded leaves.
     *
     * @param bound no margin of any row differs by more: the largest leaf error of each tree, added up, and the error of adding
     *     floats, both times
     */
    public record Rounded(TreeEnsemble ensemble, double bound) {}

    /** Rounds the leaves to this precision, each tree by its own scale. */
    public Rounded round(TreeEnsemble ensemble) {
        if (this == FLOAT32) {
            return new Rounded(ensemble, 0);
        }
        double errors = 0;
        double largestSum = Math.abs(ensemble.baseMargin());
        List<Tree> rounded = new ArrayList<>();
        for (Tree tree : ensemble.trees()) {
            float scale = smallestScale(largest(tree));
            rounded.add(round(tree, scale));
            errors += largestError(tree, scale);
            largestSum += largest(tree) + largestError(tree, scale);
        }
        // Each of n additions rounds a sum that is at most largestSum by at most 2^-24 of it; in both ensembles.
        double adding = 2.0 * ensemble.trees().size() * largestSum * 0x1p-24 * (1 + 0x1p-10);
        return new Rounded(new TreeEnsemble(ensemble.features(), rounded, ensemble.baseMargin()), errors + adding);
    }

    /**
     * A scale of which every leaf is an exact multiple.
     *
     * @throws IllegalArgumentException when there is none: the leaves have not been rounded to this precision
     */
    public float exactScale(float[] leaves) {
        float largest = 0;
        for (float leaf : leaves) {
            largest = Math.max(largest, Math.abs(leaf));
        }
        // Rounding can have made the largest leaf smaller by half a code, which is less than one doubling.
        int first = rung(largest);
        for (int rung = first; largest > 0 && rung <= first + 8; rung++) {
            if (divides(scale(rung), leaves)) {
                return scale(rung);
            }
        }
        if (largest > 0) {
            throw new IllegalArgumentException("the leaves are not rounded to " + this);
        }
        return 0;
    }

    private static boolean divides(float scale, float[] leaves) {
        for (float leaf : leaves) {
            if (Math.rint((double) leaf / scale) * scale != leaf) {
                return false;
            }
        }
        return true;
    }

    private float smallestScale(float largest) {
        return largest == 0 ? 0 : scale(rung(largest));
    }

    /** First rung whose scale reaches the largest leaf. */
    private int rung(float largest) {
        int rung = 8 * (Math.getExponent((double) largest / largestCode) - 4);
        while ((double) scale(rung) * largestCode < largest) {
            rung++;
        }
        return rung;
    }

    /**
     * Scales have four significant bits: eight to a doubling. So a code of at most 15 bits times a scale is exact in a float, and the
     * scale is found again from the leaves alone. That costs at most an eighth of the precision.
     */
    private static float scale(int rung) {
        return Math.scalb((float) (8 + (rung & 7)), rung >> 3);
    }

    private static float rounded(float leaf, float scale) {
        return scale == 0 ? 0 : (float) Math.rint((double) leaf / scale) * scale + 0.0f;
    }

    private static Tree round(Tree tree, float scale) {
        return switch (tree) {
            case Tree.Leaf leaf -> new Tree.Leaf(rounded(leaf.value(), scale), leaf.weight());
            case Tree.Split split ->
                new Tree.Split(
                        split.feature(),
                        split.threshold(),
                        split.missingLeft(),
                        round(split.left(), scale),
                        round(split.right(), scale));
        };
    }

    private static double largestError(Tree tree, float scale) {
        return switch (tree) {
            case Tree.Leaf leaf -> Math.abs((double) leaf.value() - rounded(leaf.value(), scale));
            case Tree.Split split -> Math.max(largestError(split.left(), scale), largestError(split.right(), scale));
        };
    }

    private static float largest(Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf -> Math.abs(leaf.value());
            case Tree.Split split -> Math.max(largest(split.left()), largest(split.right()));
        };
    }
}
