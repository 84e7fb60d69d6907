package io.enterprisehub.inference.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Turns floats into bins of one byte without losing a decision.
 *
 * <p>The bin of a value in a column is the number of the column's thresholds that are not above it. With thresholds t0 &lt; t1
 * &lt; ..., x &lt; tj holds exactly if bin(x) &lt;= j: if x &lt; tj, only thresholds before tj can be at most x, so the bin is at
 * most j; if x &gt;= tj, t0 to tj all are, so it is at least j + 1. Nothing else about x matters to a tree: equal bins, equal scores.
 *
 * <p>A column has at most 255 thresholds, so a bin fits a byte. A feature with more becomes several columns, each with its own part
 * of the thresholds; the proof holds for each part by itself.
 *
 * <p>Each column is kept twice. They differ in a missing value only: it is bin 0 in the copy of those splits that send it left
 * (0 &lt;= j for every j) and bin 255 in the other (j is at most 254). So no engine asks whether a value is missing.
 */
public final class Binning {

    static final int MOST_THRESHOLDS = 255;
    /** Most columns: a test of a node packs twice the column and a bin into an int. */
    private static final int MOST_COLUMNS = 1 << 20;

    private final int features;
    private final int[] featureOf;
    /** First column of each feature, and one more entry: the number of columns. */
    private final int[] firstColumn;

    private final BinColumn[] columns;
    /** The columns by kind: a call in a loop over one kind is a direct one. */
    private final ScaledColumn[] scaled;

    private final FewThresholds[] few;
    private final KeyedColumn[] keyed;

    private Binning(int features, List<BinColumn> columns, int[] featureOf, int[] firstColumn) {
        this.features = features;
        this.featureOf = featureOf;
        this.firstColumn = firstColumn;
        this.columns = columns.toArray(new BinColumn[0]);
        List<ScaledColumn> evenly = new ArrayList<>();
        List<FewThresholds> flags = new ArrayList<>();
        List<KeyedColumn> others = new ArrayList<>();
        for (BinColumn column : columns) {
            if (column instanceof ScaledColumn each) {
                evenly.add(each);
            } else if (column instanceof FewThresholds each) {
                flags.add(each);
            } else if (column instanceof KeyedColumn each) {
                others.add(each);
            }
        }
        this.scaled = evenly.toArray(new ScaledColumn[0]);
        this.few = flags.toArray(new FewThresholds[0]);
        this.keyed = others.toArray(new KeyedColumn[0]);
    }

    /**
     * A binning that serves all these ensembles.
     *
     * @throws IllegalArgumentException when they do not have the same number of features
     */
    public static Binning of(Collection<TreeEnsemble> ensembles) {
        return of(ensembles.iterator().next().features(), ensembles, List.of());
    }

    /**
     * A binning that serves all these ensembles, and tells values apart at further cuts too.
     *
     * @throws IllegalArgumentException when they do not all have this number of features
     */
    public static Binning of(int features, Collection<TreeEnsemble> ensembles, Collection<Cuts> further) {
        List<Cuts> all = new ArrayList<>(further);
        for (TreeEnsemble ensemble : ensembles) {
            all.add(Cuts.of(ensemble));
        }
        return of(Cuts.merged(features, all));
    }

    /** A binning by cuts: a model file's, or such as no tree asked for, as a linear model has them for its histograms. */
    public static Binning of(Cuts cuts) {
        int features = cuts.features();
        List<BinColumn> columns = new ArrayList<>();
        int[] first = new int[features + 1];
        for (int feature = 0; feature < features; feature++) {
            float[] all = cuts.of(feature);
            for (int from = 0; from < all.length; from += MOST_THRESHOLDS) {
                int to = Math.min(all.length, from + MOST_THRESHOLDS);
                columns.add(BinColumn.of(Arrays.copyOfRange(all, from, to), feature, columns.size()));
            }
            first[feature + 1] = columns.size();
        }
        if (columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException(columns.size() + " columns are more than " + MOST_COLUMNS);
        }
        int[] featureOf = new int[columns.size()];
        for (int feature = 0; feature < features; feature++) {
            Arrays.fill(featureOf, first[feature], first[feature + 1], feature);
        }
        return new Binning(features, columns, featureOf, first);
    }

    public int features() {
        return features;
    }

    /** Columns; features that no tree asks for have none. */
    public int columns() {
        return columns.length;
    }

    public int feature(int column) {
        return featureOf[column];
    }

    /** Thresholds of a column, ascending; their number is the highest bin. */
    public float[] thresholds(int column) {
        return columns[column].thresholds.clone();
    }

    /** Number of thresholds of a column. */
    public int highestBin(int column) {
        return columns[column].thresholds.length;
    }

    BinColumn column(int column) {
        return columns[column];
    }

    /**
     * Column of a split.
     *
     * @throws IllegalArgumentException when this binning does not know its threshold
     */
    public int column(Tree.Split split) {
        return column(split.feature(), split.threshold());
    }

    int column(int feature, float threshold) {
        for (int column = firstColumn[feature]; column < firstColumn[feature + 1]; column++) {
            float[] thresholds = columns[column].thresholds;
            if (thresholds[thresholds.length - 1] >= threshold) {
                return column;
            }
        }
        throw unknown(threshold);
    }

    /**
     * Index of a split's threshold in its column: the highest bin that goes left.
     *
     * @throws IllegalArgumentException when this binning does not know it
     */
    public int bin(Tree.Split split) {
        return bin(column(split), split.threshold());
    }

    int bin(int column, float threshold) {
        int found = Arrays.binarySearch(columns[column].thresholds, threshold);
        if (found < 0) {
            throw unknown(threshold);
        }
        return found;
    }

    private static IllegalArgumentException unknown(float threshold) {
        return new IllegalArgumentException("the binning was made without the threshold " + threshold);
    }

    /**
     * Bins of one row: for each column first the copy in which a missing value is 0, then the one in which it is 255.
     *
     * @param bins room for {@code 2 * columns()} unsigned bytes
     */
    public void bins(float[] rows, int offset, byte[] bins) {
        int[] codes = new int[2 * columns.length];
        codes(rows, offset, codes);
        for (int i = 0; i < codes.length; i++) {
            bins[i] = (byte) codes[i];
        }
    }

    /**
     * As {@link #bins}, each bin with its place above it: code i is 256 i + bin. A walk compares it with what a node asks as it is.
     *
     * @param codes room for {@code 2 * columns()}
     */
    void codes(float[] rows, int offset, int[] codes) {
        for (ScaledColumn column : scaled) {
            column.codes(rows, offset, codes);
        }
        for (FewThresholds column : few) {
            column.codes(rows, offset, codes);
        }
        for (KeyedColumn column : keyed) {
            column.codes(rows, offset, codes);
        }
    }
}
