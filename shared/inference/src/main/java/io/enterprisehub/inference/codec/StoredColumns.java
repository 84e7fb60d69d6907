package io.enterprisehub.inference.codec;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.Cuts;
import io.enterprisehub.inference.forest.Histograms;
import java.util.Arrays;

/** The columns of a binning in a file: of which feature each is, and its thresholds; and the counts of their bins. */
public final class StoredColumns {

    private static final int MOST = 0xFFFF;

    private final int[] features;
    private final float[][] thresholds;

    private StoredColumns(int columns) {
        this.features = new int[columns];
        this.thresholds = new float[columns][];
    }

    public static void write(Binning binning, LittleEndianWriter out) {
        if (binning.columns() >= MOST) {
            throw new IllegalArgumentException(binning.columns() + " columns are too many for a model file");
        }
        out.putShort(binning.columns());
        for (int column = 0; column < binning.columns(); column++) {
            float[] thresholds = binning.thresholds(column);
            out.putShort(binning.feature(column));
            out.putByte(thresholds.length);
            out.putFloats(thresholds);
        }
    }

    public static StoredColumns read(LittleEndianReader in) {
        StoredColumns columns = new StoredColumns(in.getShort());
        for (int column = 0; column < columns.features.length; column++) {
            columns.features[column] = in.getShort();
            columns.thresholds[column] = in.getFloats(in.getByte());
        }
        return columns;
    }

    int count() {
        return features.length;
    }

    int feature(int column) {
        return features[column];
    }

    float[] thresholds(int column) {
        return thresholds[column];
    }

    /** The cuts of each feature, of columns in the order of the features. */
    public Cuts cuts(int featureCount) {
        float[][] cuts = new float[featureCount][0];
        for (int column = 0; column < features.length; column++) {
            int feature = features[column];
            if (feature >= featureCount || (column > 0 && feature < features[column - 1])) {
                throw new IllegalArgumentException("the columns are not in the order of the features");
            }
            float[] before = cuts[feature];
            float[] both = Arrays.copyOf(before, before.length + thresholds[column].length);
            System.arraycopy(thresholds[column], 0, both, before.length, thresholds[column].length);
            cuts[feature] = both;
        }
        return new Cuts(cuts);
    }

    /** The counts, column by column: its bins, then missing. */
    public static void writeHistograms(Histograms histograms, LittleEndianWriter out) {
        for (int column = 0; column < histograms.columns(); column++) {
            out.putInts(histograms.counts(column));
        }
    }

    /** Histograms of these columns. */
    public Histograms readHistograms(LittleEndianReader in) {
        int[][] counts = new int[features.length][];
        for (int column = 0; column < counts.length; column++) {
            counts[column] = in.getInts(thresholds[column].length + 2);
        }
        return new Histograms(counts);
    }
}
