package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The best non-falling curve through the outcomes, for a thousand positives and more.
 *
 * <p>Fitted by pooling adjacent violators (Ayer et al., 1955): rows in the order of their margins, neighbours merged while the
 * earlier ones have more wins. Between two pools the curve is a straight line, so that close margins get close probabilities.
 */
public final class Isotonic implements Calibration {

    private final double[] margins;
    private final double[] probabilities;

    /**
     * A curve by its corners.
     *
     * @param margins strictly rising
     * @param probabilities never falling, 0 to 1
     */
    public Isotonic(double[] margins, double[] probabilities) {
        this.margins = margins.clone();
        this.probabilities = probabilities.clone();
        boolean good = margins.length > 0 && margins.length == probabilities.length;
        for (int i = 0; good && i < margins.length; i++) {
            good = Double.isFinite(margins[i])
                    && 0 <= probabilities[i]
                    && probabilities[i] <= 1
                    && (i == 0 || (margins[i - 1] < margins[i] && probabilities[i - 1] <= probabilities[i]));
        }
        if (!good) {
            throw new IllegalArgumentException(
                    "an isotonic curve needs rising margins and probabilities from 0 to 1 that never fall");
        }
    }

    public double[] margins() {
        return margins.clone();
    }

    public double[] probabilities() {
        return probabilities.clone();
    }

    @Override
    public double probability(double margin) {
        int found = Arrays.binarySearch(margins, margin);
        if (found >= 0) {
            return probabilities[found];
        }
        int next = ~found;
        if (next == 0) {
            return probabilities[0];
        }
        if (next == margins.length) {
            return probabilities[next - 1];
        }
        double low = probabilities[next - 1];
        double high = probabilities[next];
        double share = (margin - margins[next - 1]) / (margins[next] - margins[next - 1]);
        // The last bit of a product may be rounded up, and the curve must not pass its next corner.
        return Math.min(high, low + share * (high - low));
    }

    /**
     * Fits a curve. No probability is 0 or 1: of n rows nothing rarer than 1 in n + 2 can be known (Laplace's rule of succession).
     *
     * @throws IllegalArgumentException as {@link Calibration#positives}
     */
    public static Isotonic fit(double[] margins, boolean[] outcomes) {
        Calibration.positives(margins, outcomes);
        int[] order = IntStream.range(0, margins.length)
                .boxed()
                .sorted((a, b) -> Double.compare(margins[a], margins[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        Pools pools = new Pools(order.length);
        for (int i = 0; i < order.length; ) {
            double margin = margins[order[i]] + 0.0;
            int rows = 0;
            int wins = 0;
            for (; i < order.length && margins[order[i]] == margin; i++, rows++) {
                wins += outcomes[order[i]] ? 1 : 0;
            }
            pools.add(margin, rows, wins);
        }
        return pools.curve(1.0 / (order.length + 2));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Isotonic that
                && Arrays.equals(margins, that.margins)
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(margins) + Arrays.hashCode(probabilities);
    }

    private static final class Pools {

        private final double[] first;
        private final double[] last;
        private final long[] rows;
        private final long[] wins;
        private int count;

        Pools(int room) {
            first = new double[room];
            last = new double[room];
            rows = new long[room];
            wins = new long[room];
        }

        void add(double margin, int newRows, int newWins) {
            first[count] = margin;
            last[count] = margin;
            rows[count] = newRows;
            wins[count] = newWins;
            count++;
            // Shares compared by cross products: exact where quotients would not be.
            while (count > 1 && wins[count - 2] * rows[count - 1] >= wins[count - 1] * rows[count - 2]) {
                last[count - 2] = last[count - 1];
                rows[count - 2] += rows[count - 1];
                wins[count - 2] += wins[count - 1];
                count--;
            }
        }

        Isotonic curve(double least) {
            double[] margins = new double[2 * count];
            double[] probabilities = new double[2 * count];
            int corners = 0;
            for (int i = 0; i < count; i++) {
                double share = Math.clamp((double) wins[i] / rows[i], least, 1 - least);
                margins[corners] = first[i];
                probabilities[corners++] = share;
                if (first[i] < last[i]) {
                    margins[corners] = last[i];
                    probabilities[corners++] = share;
                }
            }
            return new Isotonic(Arrays.copyOf(margins, corners), Arrays.copyOf(probabilities, corners));
        }
    }
}
