package io.enterprisehub.inference.forest;

import java.util.Arrays;

/**
 * Finds the bin of a value among at most 255 thresholds: {@link Buckets} say where to begin, then a binary search of a fixed, small
 * number of steps ends it. Of thresholds that lie as quantiles do, one or two steps are left of eight.
 */
final class BinColumn {

    private static final int EXPONENT = 0x7F80_0000;
    private static final int ABSOLUTE = 0x7FFF_FFFF;

    private final float[] thresholds;
    /** Ordered keys of the thresholds; behind them as many keys above every number as a search can look ahead. */
    private final int[] keys;

    private final Buckets buckets;
    /** By bucket: number of thresholds in the buckets before. */
    private final byte[] starts;

    private final int largestStep;

    BinColumn(float[] thresholds) {
        this.thresholds = thresholds.clone();
        int[] ordered = new int[thresholds.length];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = Buckets.key(Float.floatToRawIntBits(thresholds[i]));
        }
        this.buckets = Buckets.best(this.thresholds, ordered);
        this.starts = buckets.starts(this.thresholds, ordered);
        this.largestStep = Integer.highestOneBit(buckets.fullest(this.thresholds, ordered));
        this.keys = Arrays.copyOf(ordered, ordered.length + 2 * largestStep);
        Arrays.fill(keys, ordered.length, keys.length, Integer.MAX_VALUE);
    }

    float[] thresholds() {
        return thresholds;
    }

    /** Bin of a number; of NaN nothing of meaning. */
    private int bin(float value, int key) {
        int position = (starts[buckets.of(value, key)] & 0xFF) - 1;
        for (int step = largestStep; step > 0; step >>= 1) {
            position += step & notAbove(keys[position + step], key);
        }
        return position + 1;
    }

    /** Both copies of a row's bin: missing is 0 in the first, 255 in the second. */
    void bins(float value, byte[] bins, int at) {
        int bits = Float.floatToRawIntBits(value + 0.0f);
        int missing = missing(bits);
        int bin = bin(value, Buckets.key(bits));
        bins[at] = (byte) (bin & ~missing);
        bins[at + 1] = (byte) (bin | missing);
    }

    /** Marks in {@code reached[b]} the rows whose bin is b; those that miss the value are returned instead. */
    long reach(float[] rows, int offset, int stride, int count, long[] reached) {
        long allMissing = 0;
        for (int row = 0, at = offset; row < count; row++, at += stride) {
            int bits = Float.floatToRawIntBits(rows[at] + 0.0f);
            long missing = (long) missing(bits) & (1L << row);
            allMissing |= missing;
            // A NaN may find a position beyond all bins; it sets no bit, wherever that is.
            reached[bin(rows[at], Buckets.key(bits)) & 0xFF] |= missing ^ (1L << row);
        }
        return allMissing;
    }

    /** -1 if the threshold is at most the key, else 0: a comparison would become a jump under C1, mispredicted every other time. */
    private static int notAbove(int threshold, int key) {
        return (int) (((long) threshold - key - 1) >> 63);
    }

    /** -1 if these are the bits of a NaN, else 0. */
    private static int missing(int bits) {
        return (EXPONENT - (bits & ABSOLUTE)) >> 31;
    }
}
