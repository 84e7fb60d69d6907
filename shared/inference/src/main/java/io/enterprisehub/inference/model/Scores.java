package io.enterprisehub.inference.model;

/**
 * The scores of a matrix by one model. Made once and used for many matrices; not safe for two threads.
 */
public final class Scores {

    final float[] margins;
    final double[] probabilities;
    final boolean[] fallback;
    private int size;

    /** Room for so many rows. */
    public Scores(int capacity) {
        this.margins = new float[capacity];
        this.probabilities = new double[capacity];
        this.fallback = new boolean[capacity];
    }

    void begin(int rows) {
        if (rows > margins.length) {
            throw new IllegalArgumentException(rows + " rows do not fit into scores of " + margins.length);
        }
        size = rows;
    }

    /** How many rows were scored last. */
    public int size() {
        return size;
    }

    /** Before calibration: log-odds as the trees or weights add them up. */
    public float margin(int row) {
        return margins[row];
    }

    /** Calibrated. */
    public double probability(int row) {
        return probabilities[row];
    }

    /** Whether too little was known of the row, so that the fallback scored it. */
    public boolean isFallback(int row) {
        return fallback[row];
    }
}
