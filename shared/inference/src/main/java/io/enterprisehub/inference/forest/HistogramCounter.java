package io.enterprisehub.inference.forest;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Counts the bins of rows as they are scored, from many threads. */
public final class HistogramCounter {

    private final Binning binning;
    private final int[] start;
    private final AtomicIntegerArray counts;

    public HistogramCounter(Binning binning) {
        this.binning = binning;
        this.start = new int[binning.columns() + 1];
        for (int column = 0; column < binning.columns(); column++) {
            // Bins 0 to the highest, and missing.
            start[column + 1] = start[column] + binning.highestBin(column) + 2;
        }
        this.counts = new AtomicIntegerArray(start[binning.columns()]);
    }

    /** Adds the rows of a matrix. */
    public void count(float[] rows, int rowCount) {
        int[] codes = new int[2 * binning.columns()];
        for (int row = 0; row < rowCount; row++) {
            binning.codes(rows, row * binning.features(), codes);
            for (int column = 0; column < binning.columns(); column++) {
                // The two copies of a column differ only where the value is missing.
                int bin = codes[2 * column + 1] - codes[2 * column] == 256
                        ? codes[2 * column] & 0xFF
                        : binning.highestBin(column) + 1;
                counts.getAndIncrement(start[column] + bin);
            }
        }
    }

    /** What was counted so far; rows that are counted meanwhile may be in it in part. */
    public Histograms snapshot() {
        int[][] columns = new int[binning.columns()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = new int[start[column + 1] - start[column]];
            for (int bin = 0; bin < columns[column].length; bin++) {
                columns[column][bin] = counts.get(start[column] + bin);
            }
        }
        return new Histograms(columns);
    }
}
