package io.enterprisehub.inference.forest;

/** A column of a flag or of a small count: each threshold is compared with each value. */
final class FewThresholds extends BinColumn {

    static final int MOST = 3;

    private final float[] signed;

    FewThresholds(float[] thresholds, int feature, int column) {
        super(thresholds, feature, column);
        this.signed = ScaledColumn.signed(thresholds, 0);
    }

    @Override
    int bin(float value) {
        int bin = signed.length;
        for (float threshold : signed) {
            bin += below(value, threshold);
        }
        return bin;
    }

    @Override
    float above(float[] rows, int offset, int stride, int count, long[] reached, long[] above, int at) {
        float probe = 0;
        for (int i = 0; i < signed.length; i++) {
            above[at + i] = above(rows, offset, stride, count, signed[i]);
        }
        for (int row = 0, from = offset; row < count; row++, from += stride) {
            probe += rows[from] * 0;
        }
        return probe;
    }

    private static long above(float[] rows, int offset, int stride, int count, float threshold) {
        long above = 0;
        for (int row = 0, from = offset; row < count; row++, from += stride) {
            above |= BitSlices.bit(row) & ~below(rows[from], threshold);
        }
        return above;
    }
}
