package io.enterprisehub.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well probabilities foresaw what happened.
 *
 * @param auc probability that a converted row was ranked above one that was not, ties counting half
 * @param logLoss mean negative log-likelihood, natural logarithm
 * @param brier mean squared error of the probability
 * @param ece expected calibration error over {@value #BINS} bins of equal size: mean distance of promise and share
 * @param bins the reliability table behind it, from low to high
 */
public record Evaluation(
        int rows, int converted, double auc, double logLoss, double brier, double ece, List<Bin> bins) {

    static final int BINS = 10;

    /** One line of the reliability table. */
    public record Bin(int rows, double promised, double happened) {}

    private record Scored(double probability, boolean converted) {}

    public Evaluation {
        bins = List.copyOf(bins);
    }

    static Evaluation of(double[] probabilities, List<Snapshot> snapshots) {
        List<Scored> ranked = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            ranked.add(new Scored(probabilities[i], snapshots.get(i).converted));
        }
        ranked.sort(Comparator.comparingDouble(Scored::probability));
        double logLoss = 0;
        double brier = 0;
        for (Scored scored : ranked) {
            double hit = scored.converted() ? scored.probability() : 1 - scored.probability();
            // Certainty that was wrong is a loss of 34.5, not of infinity.
            logLoss -= Math.log(Math.max(hit, 1e-15));
            brier += (1 - hit) * (1 - hit);
        }
        List<Bin> bins = bins(ranked);
        double ece = bins.stream()
                .mapToDouble(bin -> bin.rows() * Math.abs(bin.promised() - bin.happened()))
                .sum();
        int rows = ranked.size();
        int converted = (int) ranked.stream().filter(Scored::converted).count();
        return new Evaluation(rows, converted, auc(ranked), logLoss / rows, brier / rows, ece / rows, bins);
    }

    double rate() {
        return (double) converted / rows;
    }

    /** The Mann-Whitney statistic, by the mean ranks of ties. */
    private static double auc(List<Scored> ranked) {
        double rankSum = 0;
        long converted = 0;
        for (int from = 0; from < ranked.size(); ) {
            int to = from;
            long here = 0;
            while (to < ranked.size()
                    && ranked.get(to).probability() == ranked.get(from).probability()) {
                here += ranked.get(to).converted() ? 1 : 0;
                to++;
            }
            rankSum += here * (from + 1 + to) / 2.0;
            converted += here;
            from = to;
        }
        long others = ranked.size() - converted;
        return (rankSum - converted * (converted + 1) / 2.0) / ((double) converted * others);
    }

    private static List<Bin> bins(List<Scored> ranked) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            List<Scored> bin = ranked.subList(i * ranked.size() / BINS, (i + 1) * ranked.size() / BINS);
            bins.add(new Bin(
                    bin.size(),
                    bin.stream().mapToDouble(Scored::probability).average().orElse(0),
                    bin.stream()
                            .mapToDouble(s -> s.converted() ? 1 : 0)
                            .average()
                            .orElse(0)));
        }
        return bins;
    }
}
