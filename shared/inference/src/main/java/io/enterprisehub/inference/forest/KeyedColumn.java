package io.enterprisehub.inference.forest;

import java.util.Arrays;

/**
 * A column of thresholds that crowd at one end, as those of amounts do, or that are infinite: compared as ints in the order of the floats,
 * with buckets of equal ranges of those, which are like a logarithm.
 */
final class KeyedColumn extends BinColumn {

    private static final int ABSOLUTE = 0x7FFF_FFFF;

    /** Keys of the thresholds less 1; behind them as many above every number as a search can look ahead. */
    private final long[] keys;

    private final long low;
    private final int shift;
    private final int last;
    private final byte[] starts;
    private final int largestStep;

    KeyedColumn(float[] thresholds, int feature, int column) {
        super(thresholds, feature, column);
        Buckets buckets = Buckets.bestKeyed(thresholds);
        this.low = buckets.lowKey();
        this.shift = buckets.shift();
        this.last = buckets.last();
        this.starts = buckets.starts(thresholds);
        this.largestStep = Integer.highestOneBit(buckets.fullest(thresholds));
        this.keys = new long[thresholds.length + 2 * largestStep];
        Arrays.fill(keys, Integer.MAX_VALUE);
        for (int i = 0; i < thresholds.length; i++) {
            keys[i] = key(thresholds[i]) - 1L;
        }
    }

    /** Ints in the order of the floats; 0 is added first, so that -0 is 0. */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0.0f);
        return bits ^ ((bits >> 31) & ABSOLUTE);
    }

    int steps() {
        return Integer.numberOfTrailingZeros(largestStep) + 1;
    }

    @Override
    int bin(float value) {
        long key = key(value);
        int bin = starts[(int) Math.max(0, Math.min(last, (key - low) >> shift))] & 0xFF;
        for (int step = largestStep; step > 0; step >>= 1) {
            bin += step & (int) ((keys[bin + step - 1] - key) >> 63);
        }
        return bin;
    }

    @Override
    float above(float[] rows, int offset, int stride, int count, long[] reached, long[] above, int at) {
        float probe = 0;
        for (int row = 0, from = offset; row < count; row++, from += stride) {
            reached[bin(rows[from])] |= BitSlices.bit(row);
            probe += rows[from] * 0;
        }
        accumulate(reached, thresholds.length, keys.length, above, at);
        return probe;
    }
}
