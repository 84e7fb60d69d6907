package io.enterprisehub.inference.forest;

import java.util.Arrays;

/**
 * How many rows fell into each bin of each column, and how many missed the value (the last count). Bins are where the model decides,
 * so a shift that no bin shows cannot change a score.
 */
public final class Histograms {

    /** A group of bins holds at least this share of the training rows: finer groups turn sampling noise into drift. */
    private static final double GROUP_SHARE = 0.1;

    private final int[][] counts;

    /**
     * Counts as they were kept.
     *
     * @param counts for each column: its bins in order, then missing; none negative
     */
    public Histograms(int[][] counts) {
        this.counts = new int[counts.length][];
        for (int column = 0; column < counts.length; column++) {
            this.counts[column] = counts[column].clone();
            boolean good = counts[column].length >= 2;
            for (int count : counts[column]) {
                good &= count >= 0;
            }
            if (!good) {
                throw new IllegalArgumentException("a histogram has two or more counts, none below 0");
            }
        }
    }

    /** Counts a matrix. */
    public static Histograms of(Binning binning, float[] rows, int rowCount) {
        HistogramCounter counter = new HistogramCounter(binning);
        counter.count(rows, rowCount);
        return counter.snapshot();
    }

    public int columns() {
        return counts.length;
    }

    /** Number of bins of a column, without the one for missing values. */
    public int bins(int column) {
        return counts[column].length - 1;
    }

    public int[] counts(int column) {
        return counts[column].clone();
    }

    /**
     * Population stability index of a column against these training counts: below 0.1 stable, to 0.25 to be watched, above it the
     * population has changed (Lewis, "An Introduction to Credit Scoring", 1994). It grows by chance in small samples: do not
     * judge by fewer than about a thousand rows (Yurdakul and Naranjo, 2020).
     *
     * @throws IllegalArgumentException when the other has other bins
     */
    public double psi(int column, Histograms current) {
        int[] expected = counts[column];
        int[] actual = current.counts[column];
        if (expected.length != actual.length) {
            throw new IllegalArgumentException("the histograms have other bins");
        }
        int[] starts = groupStarts(column);
        return index(grouped(expected, starts), grouped(actual, starts));
    }

    /** The index between two counts of the same groups. */
    static double index(int[] expected, int[] actual) {
        double expectedRows = rows(expected);
        double actualRows = rows(actual);
        double psi = 0;
        for (int i = 0; i < expected.length; i++) {
            // Half a row each: an empty group must not make it infinite.
            double before = (expected[i] + 0.5) / (expectedRows + 0.5 * expected.length);
            double now = (actual[i] + 0.5) / (actualRows + 0.5 * expected.length);
            psi += (now - before) * Math.log(now / before);
        }
        return psi;
    }

    /**
     * Neighbouring bins are merged until each group has its share of these rows; missing stays a group of its own. First bin of each
     * group; the last group is missing.
     */
    int[] groupStarts(int column) {
        int[] expected = counts[column];
        double enough = GROUP_SHARE * rows(expected);
        int[] starts = new int[expected.length];
        int groups = 1;
        long in = 0;
        for (int bin = 0; bin < expected.length - 2; bin++) {
            in += expected[bin];
            if (in >= enough) {
                starts[groups++] = bin + 1;
                in = 0;
            }
        }
        starts[groups++] = expected.length - 1;
        return Arrays.copyOf(starts, groups);
    }

    /** The counts of a column by groups. */
    int[] grouped(int column, int[] starts) {
        return grouped(counts[column], starts);
    }

    private static int[] grouped(int[] bins, int[] starts) {
        int[] groups = new int[starts.length];
        for (int group = 0; group < groups.length; group++) {
            int end = group + 1 < starts.length ? starts[group + 1] : bins.length;
            for (int bin = starts[group]; bin < end; bin++) {
                groups[group] += bins[bin];
            }
        }
        return groups;
    }

    private static long rows(int[] counts) {
        long rows = 0;
        for (int count : counts) {
            rows += count;
        }
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histograms that && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(counts);
    }
}
