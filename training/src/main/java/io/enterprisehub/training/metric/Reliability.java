package io.enterprisehub.training.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Promise and outcome, bin by bin. Bins have equal mass: of n rows by rising probability, bin i of k holds the ranks i n / k to (i +
 * 1) n / k, rounded down. Bins of equal width would judge most leads by one bin, since most probabilities are small.
 *
 * @param bins from low to high, none empty
 */
public record Reliability(List<Bin> bins) {

    public static final int BINS = 10;

    /**
     * Rows of like probability.
     *
     * @param promised mean probability
     * @param happened share of positive rows
     */
    public record Bin(int rows, double promised, double happened) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    public static Reliability of(ScoredRows rows, int count) {
        Ranked ranked = rows.ranked();
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) i * ranked.size() / count);
            int to = (int) ((i + 1L) * ranked.size() / count);
            double promised = 0;
            for (int rank = from; rank < to; rank++) {
                promised += ranked.probability(rank);
            }
            if (to > from) {
                bins.add(new Bin(to - from, promised / (to - from), ranked.positives(from, to) / (to - from)));
            }
        }
        return new Reliability(bins);
    }

    /** Mean distance of promise and outcome, each bin by its rows. */
    public double ece() {
        double sum = 0;
        int rows = 0;
        for (Bin bin : bins) {
            sum += bin.rows() * Math.abs(bin.promised() - bin.happened());
            rows += bin.rows();
        }
        return sum / rows;
    }
}
