package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.Cuts;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.linear.LinearModel;

/** What turns a row into a margin, and the bins over which its training rows were counted. */
public sealed interface Predictor {

    /** Number of columns of the matrix. */
    int features();

    /** Where the bins of the training histograms are cut. */
    Cuts cuts();

    /** The bins of the training histograms. */
    default Binning binning() {
        return Binning.of(cuts());
    }

    /**
     * Boosted or bagged trees. Their histograms have the bins of their own thresholds.
     *
     * @param precision of the leaves in the file; the ensemble's leaves are already rounded to it
     * @param cuts the ensemble's thresholds, which a file holds apart from the trees
     */
    record Forest(TreeEnsemble ensemble, LeafPrecision precision, Cuts cuts) implements Predictor {

        /** A forest that comes from a trainer. */
        public Forest(TreeEnsemble ensemble, LeafPrecision precision) {
            this(ensemble, precision, Cuts.of(ensemble));
        }

        @Override
        public int features() {
            return ensemble.features();
        }
    }

    /**
     * A weighted sum.
     *
     * @param cuts of the training histograms only; ten quantiles of the training rows are enough
     */
    record Linear(LinearModel model, Cuts cuts) implements Predictor {

        public Linear {
            if (cuts.features() != model.features()) {
                throw new IllegalArgumentException(
                        "the cuts are of " + cuts.features() + " features, but the model of " + model.features());
            }
        }

        @Override
        public int features() {
            return model.features();
        }
    }
}
