package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts how the rows of a scoring pass lie in the groups of the training histograms, from what the pass has computed anyway: of a
 * block of 64 rows one bit count per group, of a single row one table entry per column.
 *
 * <p>Only one thread counts at a time. What another scores meanwhile is left out, so that a count never waits and never costs a
 * contended write: under concurrency the counts are a sample.
 */
public final class DriftCounter {

    /** Counts are ints; a window that nobody ended stops here. */
    private static final int MOST_ROWS = 1 << 30;

    private final Histograms training;
    private final int[][] starts;
    /** By group that begins with a threshold: the mask of that; the last of each column is that of the missing rows. */
    private final int[] masks;
    /** First group of each column of the training histograms. */
    private final int[] first;

    private final BinGroups rowGroups;
    private final int[] counts;
    private long rows;
    /** 0 or 1; an AtomicBoolean's VarHandle would cost a cold start a millisecond. */
    private final AtomicInteger busy = new AtomicInteger();

    DriftCounter(Binning shared, BlockMasks blocks, Binning own, Histograms training) {
        this.training = training;
        int columns = training.columns();
        this.starts = new int[columns][];
        this.first = new int[columns + 1];
        for (int column = 0; column < columns; column++) {
            starts[column] = training.groupStarts(column);
            first[column + 1] = first[column] + starts[column].length;
        }
        this.counts = new int[first[columns]];
        this.masks = new int[first[columns]];
        this.rowGroups = new BinGroups(shared, own, starts);
        for (int column = 0; column < columns; column++) {
            float[] thresholds = own.thresholds(column);
            int feature = own.feature(column);
            int groups = starts[column].length;
            for (int group = 0; group < groups; group++) {
                // A group begins where rows go right of the threshold before its first bin.
                float threshold = thresholds[Math.max(0, Math.min(thresholds.length, starts[column][group]) - 1)];
                int in = shared.column(feature, threshold);
                masks[first[column] + group] =
                        group == groups - 1 ? blocks.missing(in) : blocks.ofKnown(in, shared.bin(in, threshold));
            }
        }
    }

    /** Counts a block of up to 64 rows by the masks of the rows that go right. */
    void block(long[] right, int count) {
        if (!busy.compareAndSet(0, 1)) {
            return;
        }
        if (rows < MOST_ROWS) {
            rows += count;
            for (int column = 0; column < starts.length; column++) {
                blockColumn(right, first[column], first[column + 1] - 1, count);
            }
        }
        busy.set(0);
    }

    private void blockColumn(long[] right, int from, int missing, int count) {
        long known = ~right[masks[missing]];
        int absent = Long.bitCount(~known);
        counts[missing] += absent;
        int above = count - absent;
        for (int group = from + 1; group < missing; group++) {
            int next = Long.bitCount(right[masks[group]] & known);
            counts[group - 1] += above - next;
            above = next;
        }
        counts[missing - 1] += above;
    }

    /** Counts one row by its codes in the shared binning. */
    void row(int[] codes) {
        if (!busy.compareAndSet(0, 1)) {
            return;
        }
        if (rows < MOST_ROWS) {
            rows++;
            rowGroups.count(codes, counts, first);
        }
        busy.set(0);
    }

    /** How many rows were counted. */
    public long rows() {
        lock();
        long now = rows;
        busy.set(0);
        return now;
    }

    /**
     * The population stability index of each column of the training histograms since the last reset.
     *
     * @param reset whether to begin a new window
     */
    public double[] psi(boolean reset) {
        lock();
        int[] now = counts.clone();
        if (reset) {
            Arrays.fill(counts, 0);
            rows = 0;
        }
        busy.set(0);
        double[] psi = new double[starts.length];
        for (int column = 0; column < psi.length; column++) {
            int[] expected = training.grouped(column, starts[column]);
            psi[column] = Histograms.index(expected, Arrays.copyOfRange(now, first[column], first[column + 1]));
        }
        return psi;
    }

    private void lock() {
        // Held for a microsecond at most.
        while (!busy.compareAndSet(0, 1)) {
            Thread.onSpinWait();
        }
    }
}
