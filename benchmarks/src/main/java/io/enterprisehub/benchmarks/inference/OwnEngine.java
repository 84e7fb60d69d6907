package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.Arrays;

/** Our scorer, apart from the peers: a fresh JVM that opens it loads none of their classes. */
final class OwnEngine {

    private OwnEngine() {}

    /** Never so many rows in a block: all are walked. */
    static final int WALK_ALL = 65;

    /**
     * From the model file.
     *
     * @param blockFromRows from so many rows on bit slices are used
     */
    static Engine open(Artifacts models, Leads leads, int blockFromRows) {
        ForestScorer scorer = models.scorer().blocksFrom(blockFromRows);
        return (first, count) -> probabilities(scorer.margins(part(leads, first, count), count)[0]);
    }

    static double[] probabilities(float[] margins) {
        double[] probabilities = new double[margins.length];
        for (int row = 0; row < margins.length; row++) {
            probabilities[row] = TreeEnsemble.logistic(margins[row]);
        }
        return probabilities;
    }

    static float[] part(Leads leads, int first, int count) {
        return Arrays.copyOfRange(leads.rows(), first * Leads.FEATURES, (first + count) * Leads.FEATURES);
    }
}
