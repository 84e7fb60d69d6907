package io.enterprisehub.inference.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How sure a probability is, by how many held-out rows with a similar margin there were: the Wilson score interval of the share of wins
 * in the row's group (Wilson, JASA 22, 1927; recommended over the textbook one by Brown, Cai and DasGupta, Statistical Science 16, 2001).
 *
 * <p>It is about the share of wins among leads like this one, not about the one lead, which wins or does not. Rows that drifted since
 * are not covered.
 */
public final class BinomialInterval {

    private static final int MOST_GROUPS = 1000;

    private final double z;
    private final double[] margins;
    private final int[] rows;
    private final int[] wins;

    /**
     * Groups as they were kept.
     *
     * @param z standard deviations of the normal distribution on each side: 1.6449 covers 90 %
     * @param margins lowest margin of each group but the first, strictly rising: one fewer than groups
     * @param rows of each group, 1 or more
     * @param wins of each group, at most its rows
     */
    public BinomialInterval(double z, double[] margins, int[] rows, int[] wins) {
        this.z = z;
        this.margins = margins.clone();
        this.rows = rows.clone();
        this.wins = wins.clone();
        boolean good = z > 0
                && z < 10
                && rows.length >= 1
                && rows.length <= MOST_GROUPS
                && margins.length == rows.length - 1
                && wins.length == rows.length;
        for (int i = 0; good && i < rows.length; i++) {
            good = rows[i] >= 1
                    && 0 <= wins[i]
                    && wins[i] <= rows[i]
                    && (i == 0 || Double.isFinite(margins[i - 1]))
                    && (i < 2 || margins[i - 2] < margins[i - 1]);
        }
        if (!good) {
            throw new IllegalArgumentException(
                    "an interval needs a z of 0 to 10, rising margins, and groups of rows of" + " which some are wins");
        }
    }

    /**
     * Groups of about equally many held-out rows, by their margins; equal margins stay together.
     *
     * @param groups wanted, at most
     * @throws IllegalArgumentException when there are no rows, or outcomes and margins are not equally many and finite
     */
    public static BinomialInterval fit(double[] margins, boolean[] outcomes, int groups, double z) {
        if (margins.length == 0 || margins.length != outcomes.length) {
            throw new IllegalArgumentException("an interval needs rows, but has " + margins.length + " margins and "
                    + outcomes.length + " outcomes");
        }
        int[] order = IntStream.range(0, margins.length)
                .boxed()
                .sorted((a, b) -> Double.compare(margins[a], margins[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] lowest = new double[groups];
        int[] rows = new int[groups];
        int[] wins = new int[groups];
        int group = 0;
        for (int i = 0; i < order.length; i++) {
            boolean full = i > 0 && i >= (long) order.length * (group + 1) / groups;
            if (full && margins[order[i - 1]] < margins[order[i]]) {
                lowest[group++] = margins[order[i]];
            }
            rows[group]++;
            wins[group] += outcomes[order[i]] ? 1 : 0;
        }
        return new BinomialInterval(
                z, Arrays.copyOf(lowest, group), Arrays.copyOf(rows, group + 1), Arrays.copyOf(wins, group + 1));
    }

    /**
     * The interval of a row.
     *
     * @param probability the row's; the interval is widened to hold it, where a calibration smoothed over groups
     */
    public Range of(double margin, double probability) {
        int group = 0;
        while (group < margins.length && margin >= margins[group]) {
            group++;
        }
        double n = rows[group];
        double share = wins[group] / n;
        double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        return new Range(
                Math.max(0, Math.min(probability, centre - half)), Math.min(1, Math.max(probability, centre + half)));
    }

    public double z() {
        return z;
    }

    public double[] margins() {
        return margins.clone();
    }

    public int[] rows() {
        return rows.clone();
    }

    public int[] wins() {
        return wins.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinomialInterval that
                && z == that.z
                && Arrays.equals(margins, that.margins)
                && Arrays.equals(rows, that.rows)
                && Arrays.equals(wins, that.wins);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(margins) + Arrays.hashCode(wins);
    }
}
