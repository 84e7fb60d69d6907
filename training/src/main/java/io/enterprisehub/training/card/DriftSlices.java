package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.metric.Stability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Compares the rows of each tenth of time with the rows that the model was trained on. */
public final class DriftSlices {

    private static final int SLICES = 10;

    private final List<String> features;
    private final float[] trainingRows;
    private final double[] trainingScores;

    /**
     * Against these training rows.
     *
     * @param trainingRows row-major, one row for each score; NaN = missing
     * @param trainingScores what the model gives them
     */
    public DriftSlices(List<String> features, float[] trainingRows, double[] trainingScores) {
        this.features = List.copyOf(features);
        this.trainingRows = trainingRows.clone();
        this.trainingScores = trainingScores.clone();
    }

    /**
     * The tenths of later rows.
     *
     * @param times of each row, in any unit that rises with time
     * @param label writes a time for people
     */
    public List<DriftSlice> of(ScoredRows scored, float[] rows, long[] times, LongFunction<String> label) {
        int[] ordered = IntStream.range(0, scored.size())
                .boxed()
                .sorted(Comparator.comparingLong(row -> times[row]))
                .mapToInt(row -> row)
                .toArray();
        List<DriftSlice> slices = new ArrayList<>();
        for (int i = 0; i < SLICES; i++) {
            int from = (int) ((long) i * ordered.length / SLICES);
            int to = (int) ((i + 1L) * ordered.length / SLICES);
            if (to > from) {
                int[] members =
                        IntStream.range(from, to).map(rank -> ordered[rank]).toArray();
                slices.add(slice(
                        scored.take(members),
                        rows,
                        members,
                        label.apply(times[members[0]]),
                        label.apply(times[members[members.length - 1]])));
            }
        }
        return slices;
    }

    private DriftSlice slice(ScoredRows scored, float[] rows, int[] members, String from, String to) {
        int shifted = 0;
        double largest = -1;
        for (int feature = 0; feature < features.size(); feature++) {
            double psi = Stability.psi(column(feature), column(feature, rows, members));
            if (psi > largest) {
                largest = psi;
                shifted = feature;
            }
        }
        return new DriftSlice(
                from,
                to,
                scored.size(),
                scored.rate(),
                scored.meanProbability(),
                Stability.psi(trainingScores, scored.probabilities()),
                features.get(shifted),
                largest);
    }

    private double[] column(int feature) {
        return IntStream.range(0, trainingScores.length)
                .mapToDouble(row -> trainingRows[row * features.size() + feature])
                .toArray();
    }

    private double[] column(int feature, float[] rows, int[] members) {
        return IntStream.of(members)
                .mapToDouble(row -> rows[row * features.size() + feature])
                .toArray();
    }
}
