package io.enterprisehub.training.boost;

import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.List;

/**
 * What a training gave.
 *
 * @param ensemble the trees up to the best round; its margin is the log-odds
 * @param bestRound number of trees kept, from 1
 * @param rounds all rounds that ran, also those after the best
 */
public record BoostedForest(TreeEnsemble ensemble, int bestRound, List<BoostRound> rounds) {

    public BoostedForest {
        rounds = List.copyOf(rounds);
    }

    /** Whether the validation loss ended the training before all rounds were run. */
    public boolean stoppedEarly(BoostSettings settings) {
        return rounds.size() < settings.schedule().rounds();
    }
}
