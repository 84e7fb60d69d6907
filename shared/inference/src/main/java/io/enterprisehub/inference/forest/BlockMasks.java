package io.enterprisehub.inference.forest;

import java.util.List;

/**
 * For each threshold of a binning the mask of the rows of a block that go right there: bit r belongs to row r.
 *
 * <p>A threshold has up to two masks: in one a missing value goes left, in the other right. Where training saw no missing values, all splits of
 * a feature send them the same way, so most columns need one kind only, and half of the memory to write. Behind the masks of thresholds
 * stands one that is always 0, and then for each column the rows that miss its value. Immutable and safe for many threads.
 */
final class BlockMasks {

    private static final int NONE = -1;

    private final Binning binning;
    /** Place of a column's first mask whose missing rows go left, and right; -1 = no split needs it. */
    private final int[] left;

    private final int[] right;
    private final int zero;

    BlockMasks(Binning binning, List<TreeEnsemble> ensembles) {
        this.binning = binning;
        boolean[] goesLeft = new boolean[binning.features()];
        boolean[] goesRight = new boolean[binning.features()];
        for (TreeEnsemble ensemble : ensembles) {
            for (Tree tree : ensemble.trees()) {
                mark(tree, goesLeft, goesRight);
            }
        }
        this.left = new int[binning.columns()];
        this.right = new int[binning.columns()];
        int place = 0;
        for (int column = 0; column < left.length; column++) {
            int feature = binning.feature(column);
            right[column] = goesRight[feature] ? place : NONE;
            place += goesRight[feature] ? binning.highestBin(column) : 0;
            boolean needsLeft = goesLeft[feature] || !goesRight[feature];
            left[column] = needsLeft ? place : NONE;
            place += needsLeft ? binning.highestBin(column) : 0;
        }
        this.zero = place;
    }

    private static void mark(Tree tree, boolean[] goesLeft, boolean[] goesRight) {
        if (tree instanceof Tree.Split split) {
            if (split.missingLeft()) {
                goesLeft[split.feature()] = true;
            } else {
                goesRight[split.feature()] = true;
            }
            mark(split.left(), goesLeft, goesRight);
            mark(split.right(), goesLeft, goesRight);
        }
    }

    /** How many longs the masks are. */
    int size() {
        return zero + 1 + left.length;
    }

    /** The mask that is always 0. */
    int zero() {
        return zero;
    }

    /** The mask of the rows that miss a column's value. */
    int missing(int column) {
        return zero + 1 + column;
    }

    /** The mask of a split. */
    int of(int column, int bin, boolean missingLeft) {
        return (missingLeft ? left[column] : right[column]) + bin;
    }

    /** A mask of a threshold, in which the bits of rows that miss the value mean nothing. */
    int ofKnown(int column, int bin) {
        return (left[column] == NONE ? right[column] : left[column]) + bin;
    }

    /**
     * Computes all masks of a block.
     *
     * @param count of rows, 1 to 64
     * @param masks room for {@link #size()}
     * @param reached {@link BinColumn#REACHED} zeros, and zeros again afterwards
     */
    void compute(float[] rows, int offset, int count, long[] masks, long[] reached) {
        for (int column = 0; column < left.length; column++) {
            int from = offset + binning.feature(column);
            compute(column, rows, from, binning.features(), count, masks, reached);
        }
    }

    /**
     * Computes the masks of one column.
     *
     * @param from place of the first row's value
     * @param stride from one row's to the next; 0 = all rows have this value
     */
    void compute(int column, float[] rows, int from, int stride, int count, long[] masks, long[] reached) {
        BinColumn values = binning.column(column);
        int thresholds = values.thresholds.length;
        int into = left[column] == NONE ? right[column] : left[column];
        float probe = values.above(rows, from, stride, count, reached, masks, into);
        long missing = probe == 0 ? 0 : BinColumn.missing(rows, from, stride, count);
        masks[zero + 1 + column] = missing;
        if (left[column] != NONE && right[column] != NONE) {
            addMissing(masks, into, right[column], thresholds, missing);
        }
        if (missing != 0 && left[column] == NONE) {
            addMissing(masks, into, into, thresholds, missing);
        } else if (missing != 0) {
            dropMissing(masks, into, thresholds, missing);
        }
    }

    private static void addMissing(long[] masks, int from, int into, int thresholds, long missing) {
        for (int i = 0; i < thresholds; i++) {
            masks[into + i] = masks[from + i] | missing;
        }
    }

    private static void dropMissing(long[] masks, int from, int thresholds, long missing) {
        for (int i = 0; i < thresholds; i++) {
            masks[from + i] &= ~missing;
        }
    }
}
