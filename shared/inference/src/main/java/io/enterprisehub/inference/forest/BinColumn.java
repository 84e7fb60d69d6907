package io.enterprisehub.inference.forest;

/**
 * One column of a binning: finds bins of values among at most 255 thresholds. The kinds differ in how; each is the fastest for some
 * thresholds, and all give the same bins.
 *
 * <p>Written for the client compiler as well: no comparison becomes a jump that data decides (it would be mispredicted every other time),
 * and no field is read in a loop over rows.
 */
abstract sealed class BinColumn permits FewThresholds, ScaledColumn, KeyedColumn {

    private static final int EXPONENT = 0x7F80_0000;
    private static final int ABSOLUTE = 0x7FFF_FFFF;

    /** Bins 0 to 255, and room for what a search beyond the last threshold finds. */
    static final int REACHED = 1024;

    final float[] thresholds;
    private final int feature;
    /** Twice the number of the column: where its bins are written. */
    private final int place;

    BinColumn(float[] thresholds, int feature, int column) {
        this.thresholds = thresholds;
        this.feature = feature;
        this.place = 2 * column;
    }

    /** The kind that suits the thresholds. */
    static BinColumn of(float[] thresholds, int feature, int column) {
        if (Float.isInfinite(thresholds[0]) || Float.isInfinite(thresholds[thresholds.length - 1])) {
            return new KeyedColumn(thresholds, feature, column);
        }
        if (thresholds.length <= FewThresholds.MOST) {
            return new FewThresholds(thresholds, feature, column);
        }
        ScaledColumn scaled = new ScaledColumn(thresholds, feature, column);
        if (scaled.steps() == 1) {
            return scaled;
        }
        KeyedColumn keyed = new KeyedColumn(thresholds, feature, column);
        return keyed.steps() < scaled.steps() ? keyed : scaled;
    }

    final int feature() {
        return feature;
    }

    /** Bin of a number; of NaN anything, also beyond the last bin. Of +Infinity it can lie beyond the last bin, too. */
    abstract int bin(float value);

    /**
     * For each threshold the rows of a block whose value is at or above it; of rows that miss the value either bit.
     *
     * @param stride distance of the values
     * @param count of rows, 1 to 64
     * @param reached {@link #REACHED} zeros, and zeros again afterwards
     * @param above room for the masks from {@code at} on
     * @return 0 if all values are finite, else anything else
     */
    abstract float above(float[] rows, int offset, int stride, int count, long[] reached, long[] above, int at);

    /** Both copies of a row's bin, as {@link Binning#codes} has them: missing is 0 in the first, 255 in the second. */
    final void codes(float[] rows, int offset, int[] codes) {
        float value = rows[offset + feature];
        int missing = missing(Float.floatToRawIntBits(value));
        int bin = Math.min(bin(value), thresholds.length);
        codes[place] = (place << 8) + (bin & ~missing);
        codes[place + 1] = ((place + 1) << 8) + ((bin | missing) & 0xFF);
    }

    /** The rows of a block that miss the value. */
    static long missing(float[] rows, int offset, int stride, int count) {
        long missing = 0;
        for (int row = 0, at = offset; row < count; row++, at += stride) {
            missing |= BitSlices.bit(row) & missing(Float.floatToRawIntBits(rows[at]));
        }
        return missing;
    }

    /** -1 if these are the bits of a NaN, else 0. */
    private static int missing(int bits) {
        return (EXPONENT - (bits & ABSOLUTE)) >> 31;
    }

    /** -1 if the value is below the finite threshold, else 0. A threshold of 0 must be -0: -0 - 0 would be negative. */
    static int below(float value, float threshold) {
        return Float.floatToRawIntBits(value - threshold) >> 31;
    }

    /** Turns bins into masks: a row is above all thresholds before its bin. */
    static void accumulate(long[] reached, int bins, int beyond, long[] above, int at) {
        long rows = 0;
        for (int bin = beyond; bin > bins; bin--) {
            rows |= reached[bin];
            reached[bin] = 0;
        }
        for (int bin = bins; bin > 0; bin--) {
            rows |= reached[bin];
            reached[bin] = 0;
            above[at + bin - 1] = rows;
        }
        reached[0] = 0;
    }
}
