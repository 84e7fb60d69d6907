package io.enterprisehub.inference.forest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key under which a score may be remembered: the model's version and the row's bins. Equal keys have equal scores, exactly, and a
 * value that moves within its bin keeps the key.
 */
public final class PredictionKey {

    private final String version;
    private final byte[] bins;

    private PredictionKey(String version, byte[] bins) {
        this.version = version;
        this.bins = bins;
    }

    /** The key of the row that begins at the offset. */
    public static PredictionKey of(String version, Binning binning, float[] rows, int offset) {
        byte[] bins = new byte[2 * binning.columns()];
        binning.bins(rows, offset, bins);
        return new PredictionKey(version, bins);
    }

    /** A key of all values of a row, where a bin does not decide: of a linear model. -0 is 0, and every NaN is the same. */
    public static PredictionKey ofValues(String version, float[] rows, int offset, int features) {
        ByteBuffer bits = ByteBuffer.allocate(Float.BYTES * features);
        for (int feature = 0; feature < features; feature++) {
            bits.putInt(Float.floatToIntBits(rows[offset + feature] + 0.0f));
        }
        return new PredictionKey(version.concat("="), bits.array());
    }

    /** As bytes, for a cache outside this process: version, a zero, bins. */
    public byte[] toBytes() {
        byte[] name = version.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(name, name.length + 1 + bins.length);
        System.arraycopy(bins, 0, key, name.length + 1, bins.length);
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PredictionKey that && version.equals(that.version) && Arrays.equals(bins, that.bins);
    }

    @Override
    public int hashCode() {
        return 31 * version.hashCode() + Arrays.hashCode(bins);
    }

    @Override
    public String toString() {
        return version + ":" + HexFormat.of().formatHex(bins);
    }
}
