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

    private static final int EXPONENT = 0x7F80_0000;
    private static final int ABSOLUTE = 0x7FFF_FFFF;

    private final int features;
    private final int[] featureOf;
    /** First column of each feature, and one more entry: the number of columns. */
    private final int[] firstColumn;

    private final float[][] thresholds;
    /** Ordered keys of the thresholds, each column padded to 2^k - 1 entries so that its search needs no bounds. */
    private final int[] keys;

    private final int[] keyStart;
    private final int[] largestStep;
    /** Position of a column's first threshold among those of all columns. */
    private final int[] maskStart;

    private Binning(int features, List<float[]> columns, int[] featureOf, int[] firstColumn) {
        this.features = features;
        this.featureOf = featureOf;
        this.firstColumn = firstColumn;
        this.thresholds = columns.toArray(float[][]::new);
        this.keyStart = new int[thresholds.length];
        this.largestStep = new int[thresholds.length];
        this.maskStart = new int[thresholds.length + 1];
        int size = 0;
        for (int column = 0; column < thresholds.length; column++) {
            keyStart[column] = size;
            largestStep[column] = Integer.highestOneBit(thresholds[column].length);
            size += 2 * largestStep[column] - 1;
            maskStart[column + 1] = maskStart[column] + thresholds[column].length;
        }
        this.keys = new int[size];
        Arrays.fill(keys, Integer.MAX_VALUE);
        for (int column = 0; column < thresholds.length; column++) {
            for (int j = 0; j < thresholds[column].length; j++) {
                keys[keyStart[column] + j] = key(Float.floatToRawIntBits(thresholds[column][j]));
            }
        }
    }

    /**
     * A binning that serves all these ensembles.
     *
     * @throws IllegalArgumentException when they do not have the same number of features
     */
    public static Binning of(Collection<TreeEnsemble> ensembles) {
        int features = ensembles.iterator().next().features();
        if (ensembles.stream().anyMatch(ensemble -> ensemble.features() != features)) {
            throw new IllegalArgumentException("ensembles share a binning only if they have the same features");
        }
        float[][] perFeature = Thresholds.of(features, ensembles);
        List<float[]> columns = new ArrayList<>();
        int[] first = new int[features + 1];
        for (int feature = 0; feature < features; feature++) {
            float[] all = perFeature[feature];
            for (int from = 0; from < all.length; from += MOST_THRESHOLDS) {
                columns.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + MOST_THRESHOLDS)));
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
        return thresholds.length;
    }

    public int feature(int column) {
        return featureOf[column];
    }

    /** Thresholds of a column, ascending; their number is the highest bin. */
    public float[] thresholds(int column) {
        return thresholds[column].clone();
    }

    /** Number of thresholds of a column. */
    public int highestBin(int column) {
        return thresholds[column].length;
    }

    int totalThresholds() {
        return maskStart[thresholds.length];
    }

    /**
     * Column of a split.
     *
     * @throws IllegalArgumentException when this binning does not know its threshold
     */
    public int column(Tree.Split split) {
        for (int column = firstColumn[split.feature()]; column < firstColumn[split.feature() + 1]; column++) {
            if (thresholds[column][thresholds[column].length - 1] >= split.threshold()) {
                return column;
            }
        }
        throw unknown(split);
    }

    /**
     * Index of a split's threshold in its column: the highest bin that goes left.
     *
     * @throws IllegalArgumentException when this binning does not know it
     */
    public int bin(Tree.Split split) {
        int found = Arrays.binarySearch(thresholds[column(split)], split.threshold());
        if (found < 0) {
            throw unknown(split);
        }
        return found;
    }

    private static IllegalArgumentException unknown(Tree.Split split) {
        return new IllegalArgumentException("the binning was made without the threshold " + split.threshold());
    }

    /** The bit mask of rows that go right at this threshold: even where a missing value goes left, odd where right. */
    int mask(int column, int bin, boolean missingLeft) {
        return 2 * (maskStart[column] + bin) + (missingLeft ? 0 : 1);
    }

    /**
     * Bins of one row: for each column first the copy in which a missing value is 0, then the one in which it is 255.
     *
     * @param bins room for {@code 2 * columns()} unsigned bytes
     */
    public void bins(float[] rows, int offset, byte[] bins) {
        for (int column = 0; column < thresholds.length; column++) {
            int bits = Float.floatToRawIntBits(rows[offset + featureOf[column]] + 0.0f);
            int missing = missing(bits);
            int bin = bin(column, key(bits));
            bins[2 * column] = (byte) (bin & ~missing);
            bins[2 * column + 1] = (byte) (bin | missing);
        }
    }

    /**
     * For each threshold the rows of a block that go right.
     *
     * @param count of rows, 1 to 64
     * @param right room for {@code 2 * totalThresholds()} masks; bit r is row r
     * @param reached 256 zeros, and zeros again afterwards
     */
    void masks(float[] rows, int offset, int count, long[] right, long[] reached) {
        for (int column = 0; column < thresholds.length; column++) {
            long missing = reach(column, rows, offset + featureOf[column], count, reached);
            spread(reached, thresholds[column].length, missing, right, 2 * maskStart[column]);
        }
    }

    /** Marks in {@code reached[b]} the rows whose bin is b; those that miss the value are returned instead. */
    private long reach(int column, float[] rows, int offset, int count, long[] reached) {
        int first = keyStart[column] - 1;
        int largest = largestStep[column];
        long allMissing = 0;
        for (int row = 0, at = offset; row < count; row++, at += features) {
            int bits = Float.floatToRawIntBits(rows[at] + 0.0f);
            int key = key(bits);
            int position = first;
            for (int step = largest; step > 0; step >>= 1) {
                position += step & notAbove(keys[position + step], key);
            }
            long missing = (long) missing(bits) & (1L << row);
            allMissing |= missing;
            reached[position - first] |= missing ^ (1L << row);
        }
        return allMissing;
    }

    private static void spread(long[] reached, int highest, long missing, long[] right, int start) {
        long above = 0;
        for (int bin = highest - 1, at = start + 2 * bin; bin >= 0; bin--, at -= 2) {
            above |= reached[bin + 1];
            reached[bin + 1] = 0;
            right[at] = above;
            right[at + 1] = above | missing;
        }
        reached[0] = 0;
    }

    private int bin(int column, int key) {
        int first = keyStart[column] - 1;
        int position = first;
        for (int step = largestStep[column]; step > 0; step >>= 1) {
            position += step & notAbove(keys[position + step], key);
        }
        return position - first;
    }

    /**
     * -1 if the threshold is at most the key, else 0. Subtraction instead of a comparison, because the client compiler (C1) turns a
     * comparison into a jump, which a processor mispredicts every other time in a search.
     */
    private static int notAbove(int threshold, int key) {
        return (int) (((long) threshold - key - 1) >> 63);
    }

    /** -1 if these are the bits of a NaN, else 0. */
    private static int missing(int bits) {
        return (EXPONENT - (bits & ABSOLUTE)) >> 31;
    }

    /** Ints in the order of the floats; 0 has been added to the float, so that -0 is 0. */
    private static int key(int bits) {
        return bits ^ ((bits >> 31) & ABSOLUTE);
    }
}
