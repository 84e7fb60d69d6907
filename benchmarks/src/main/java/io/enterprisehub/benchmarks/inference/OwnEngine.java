package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.Arrays;

/** Our scorer, apart from the peers: a fresh JVM that opens it loads none of their classes. */
final class OwnEngine {

    private OwnEngine() {}

    /**
     * From the model file.
     *
     * @param piece rows that are scored together at most; one row at a time is always walked
     */
    static Engine open(Artifacts models, Leads leads, int piece) {
        ForestScorer scorer = ForestScorer.of(models.servedTrees());
        return (first, count) -> {
            double[] probabilities = new double[count];
            for (int from = 0; from < count; from += piece) {
                int rows = Math.min(piece, count - from);
                float[] margins = scorer.margins(part(leads, first + from, rows), rows)[0];
                for (int row = 0; row < rows; row++) {
                    probabilities[from + row] = TreeEnsemble.logistic(margins[row]);
                }
            }
            return probabilities;
        };
    }

    static float[] part(Leads leads, int first, int count) {
        return Arrays.copyOfRange(leads.rows(), first * Leads.FEATURES, (first + count) * Leads.FEATURES);
    }
}
