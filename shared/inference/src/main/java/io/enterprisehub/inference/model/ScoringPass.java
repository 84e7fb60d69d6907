package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.Cuts;
import io.enterprisehub.inference.forest.DriftCounter;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over a matrix for several models: the bins are found once, each model adds its trees or weights. */
final class ScoringPass {

    private static final int NO_FOREST = -1;

    private final int features;
    private final ForestScorer scorer;
    /** Of each model its place among the forests. */
    private final int[] forests;

    private final Margins[] margins;
    private final DriftCounter[] counters;

    ScoringPass(List<TrainedModel> models) {
        this.features = models.getFirst().schema().size();
        this.forests = new int[models.size()];
        this.margins = new Margins[models.size()];
        this.counters = new DriftCounter[models.size()];
        List<TreeEnsemble> ensembles = new ArrayList<>();
        List<Cuts> cuts = new ArrayList<>();
        for (int i = 0; i < forests.length; i++) {
            margins[i] = new Margins(models.get(i));
            if (models.get(i).predictor() instanceof Predictor.Forest forest) {
                forests[i] = ensembles.size();
                ensembles.add(forest.ensemble());
            } else {
                forests[i] = NO_FOREST;
            }
            cuts.add(models.get(i).predictor().cuts());
        }
        Binning binning = Binning.of(features, List.of(), cuts);
        this.scorer = ForestScorer.of(ensembles, binning);
        for (int i = 0; i < counters.length; i++) {
            TrainedModel model = models.get(i);
            // A model alone has no other thresholds than its own.
            Binning own = counters.length == 1 ? binning : model.predictor().binning();
            counters[i] = scorer.counter(own, model.training());
        }
    }

    /**
     * Scores a matrix.
     *
     * @param scores of each model; null = that model is not asked
     */
    void score(float[] rows, int count, @Nullable Scores[] scores) {
        float[][] asked = new float[scorer.ensembles().size()][];
        List<DriftCounter> counting = new ArrayList<>(scores.length);
        for (int i = 0; i < scores.length; i++) {
            Scores into = scores[i];
            if (into != null) {
                into.begin(count);
                counting.add(counters[i]);
                if (forests[i] != NO_FOREST) {
                    asked[forests[i]] = into.margins;
                }
            }
        }
        scorer.margins(rows, count, asked, counting);
        for (int i = 0; i < scores.length; i++) {
            Scores into = scores[i];
            if (into != null) {
                margins[i].complete(rows, count, features, into);
            }
        }
    }

    Binning binning() {
        return scorer.binning();
    }

    Margins margins(int model) {
        return margins[model];
    }

    DriftCounter counter(int model) {
        return counters[model];
    }
}
