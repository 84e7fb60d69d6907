package io.enterprisehub.inference.forest;

import java.util.Arrays;

/**
 * A column of finite thresholds that lie about evenly, as those of most features do: {@link Buckets} of equal width say where to begin, and
 * one or two comparisons end the search.
 */
final class ScaledColumn extends BinColumn {

    private final float[] signed;
    private final float low;
    private final float scale;
    private final int last;
    /** By bucket: number of thresholds in the buckets before. */
    private final byte[] starts;

    private final int largestStep;

    ScaledColumn(float[] thresholds, int feature, int column) {
        super(thresholds, feature, column);
        Buckets buckets = Buckets.bestScaled(thresholds);
        this.low = buckets.low();
        this.scale = buckets.scale();
        this.last = buckets.last();
        this.starts = buckets.starts(thresholds);
        this.largestStep = Integer.highestOneBit(buckets.fullest(thresholds));
        this.signed = signed(thresholds, 2 * largestStep);
    }

    /** The thresholds, 0 as -0, then so many infinities. */
    static float[] signed(float[] thresholds, int further) {
        float[] signed = Arrays.copyOf(thresholds, thresholds.length + further);
        for (int i = 0; i < thresholds.length; i++) {
            signed[i] = thresholds[i] == 0 ? -0.0f : thresholds[i];
        }
        Arrays.fill(signed, thresholds.length, signed.length, Float.POSITIVE_INFINITY);
        return signed;
    }

    /** Comparisons after the bucket. */
    int steps() {
        return Integer.numberOfTrailingZeros(largestStep) + 1;
    }

    @Override
    int bin(float value) {
        int bin = start(value, low, scale, last, starts);
        for (int step = largestStep; step > 0; step >>= 1) {
            bin += step & ~below(value, signed[bin + step - 1]);
        }
        return bin;
    }

    private static int start(float value, float low, float scale, int last, byte[] starts) {
        return starts[Math.max(0, Math.min(last, (int) ((value - low) * scale)))] & 0xFF;
    }

    @Override
    float above(float[] rows, int offset, int stride, int count, long[] reached, long[] above, int at) {
        float probe =
                switch (largestStep) {
                    case 1 -> reachInOne(rows, offset, stride, count, reached);
                    case 2 -> reachInTwo(rows, offset, stride, count, reached);
                    default -> reachInMany(rows, offset, stride, count, reached);
                };
        accumulate(reached, thresholds.length, signed.length, above, at);
        return probe;
    }

    private float reachInOne(float[] rows, int offset, int stride, int count, long[] reached) {
        float[] among = signed;
        byte[] table = starts;
        float zero = low;
        float factor = scale;
        int most = last;
        float probe = 0;
        for (int row = 0, at = offset; row < count; row++, at += stride) {
            float value = rows[at];
            int bin = start(value, zero, factor, most, table);
            bin += 1 + below(value, among[bin]);
            reached[bin] |= BitSlices.bit(row);
            probe += value * 0;
        }
        return probe;
    }

    private float reachInTwo(float[] rows, int offset, int stride, int count, long[] reached) {
        float[] among = signed;
        byte[] table = starts;
        float zero = low;
        float factor = scale;
        int most = last;
        float probe = 0;
        for (int row = 0, at = offset; row < count; row++, at += stride) {
            float value = rows[at];
            int bin = start(value, zero, factor, most, table);
            bin += 2 + 2 * below(value, among[bin + 1]);
            bin += 1 + below(value, among[bin]);
            reached[bin] |= BitSlices.bit(row);
            probe += value * 0;
        }
        return probe;
    }

    private float reachInMany(float[] rows, int offset, int stride, int count, long[] reached) {
        float probe = 0;
        for (int row = 0, at = offset; row < count; row++, at += stride) {
            reached[bin(rows[at])] |= BitSlices.bit(row);
            probe += rows[at] * 0;
        }
        return probe;
    }
}
