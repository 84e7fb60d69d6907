package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.List;

/** Where the values of each feature are cut into bins: distinct, ascending, not NaN. Immutable. */
public final class Cuts {

    private final float[][] cuts;

    /**
     * The cuts of each feature.
     *
     * @throws IllegalArgumentException when those of a feature do not ascend
     */
    public Cuts(float[][] cuts) {
        this.cuts = new float[cuts.length][];
        for (int feature = 0; feature < cuts.length; feature++) {
            float[] values = cuts[feature].clone();
            for (int i = 0; i < values.length; i++) {
                // 0 and -0 are one cut.
                values[i] += 0.0f;
                if (Float.isNaN(values[i]) || (i > 0 && !(values[i - 1] < values[i]))) {
                    throw new IllegalArgumentException("the cuts of feature " + feature + " do not ascend");
                }
            }
            this.cuts[feature] = values;
        }
    }

    /**
     * Cuts at the quantiles of a sample, so that each bin holds about as many of its rows. Missing values are left out.
     *
     * @param rows row-major, {@code rowCount} rows of {@code features} values
     * @param bins at most so many for each feature, 1 to 256
     */
    public static Cuts quantiles(float[] rows, int rowCount, int features, int bins) {
        float[][] cuts = new float[features][];
        float[] values = new float[rowCount];
        for (int feature = 0; feature < features; feature++) {
            int known = 0;
            for (int row = 0; row < rowCount; row++) {
                float value = rows[row * features + feature];
                if (!Float.isNaN(value)) {
                    values[known++] = value + 0.0f;
                }
            }
            Arrays.sort(values, 0, known);
            cuts[feature] = quantiles(values, known, bins);
        }
        return new Cuts(cuts);
    }

    private static float[] quantiles(float[] sorted, int known, int bins) {
        float[] cuts = new float[bins];
        int kept = 0;
        for (int bin = 1; bin < bins && known > 0; bin++) {
            float cut = sorted[(int) ((long) known * bin / bins)];
            // A cut at the smallest value would leave the bin before it empty.
            if (cut > (kept == 0 ? sorted[0] : cuts[kept - 1])) {
                cuts[kept++] = cut;
            }
        }
        return Arrays.copyOf(cuts, kept);
    }

    /** The thresholds of an ensemble. */
    public static Cuts of(TreeEnsemble ensemble) {
        return Thresholds.of(ensemble);
    }

    /**
     * The cuts of all of these.
     *
     * @throws IllegalArgumentException when one is not of so many features
     */
    static Cuts merged(int features, List<Cuts> all) {
        Cuts merged = all.isEmpty() ? new Cuts(new float[features][0]) : all.getFirst();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).features() != features) {
                throw new IllegalArgumentException("ensembles share a binning only if they have the same features");
            }
            merged = i == 0 ? merged : merged.with(all.get(i));
        }
        return merged;
    }

    private Cuts with(Cuts other) {
        float[][] both = new float[cuts.length][];
        for (int feature = 0; feature < both.length; feature++) {
            both[feature] = merge(cuts[feature], other.cuts[feature]);
        }
        return new Cuts(both);
    }

    private static float[] merge(float[] a, float[] b) {
        float[] merged = new float[a.length + b.length];
        int kept = 0;
        for (int i = 0, j = 0; i < a.length || j < b.length; kept++) {
            boolean takesA = j == b.length || (i < a.length && a[i] <= b[j]);
            boolean takesB = i == a.length || (j < b.length && b[j] <= a[i]);
            merged[kept] = takesA ? a[i] : b[j];
            i += takesA ? 1 : 0;
            j += takesB ? 1 : 0;
        }
        return Arrays.copyOf(merged, kept);
    }

    /** Whether histograms have the bins of a binning by these cuts. */
    public boolean fit(Histograms histograms) {
        int column = 0;
        for (float[] values : cuts) {
            for (int from = 0; from < values.length; from += Binning.MOST_THRESHOLDS) {
                int thresholds = Math.min(Binning.MOST_THRESHOLDS, values.length - from);
                if (column >= histograms.columns() || histograms.bins(column) != thresholds + 1) {
                    return false;
                }
                column++;
            }
        }
        return column == histograms.columns();
    }

    public int features() {
        return cuts.length;
    }

    public float[] of(int feature) {
        return cuts[feature].clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cuts that && Arrays.deepEquals(cuts, that.cuts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(cuts);
    }
}
