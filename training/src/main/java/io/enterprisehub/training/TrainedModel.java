package io.enterprisehub.training;

import io.enterprisehub.inference.TribuoLinearModel;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.leads.score.TierPolicy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A model and what is known of it.
 *
 * @param tiers the test rows by tier, cut by {@link TierPolicy#standard()} without hysteresis
 * @param ceiling what nobody could beat on the test rows, see {@link Snapshot#ceiling}
 */
public record TrainedModel(
        TrainingSettings settings,
        TribuoLinearModel model,
        Evaluation training,
        Evaluation calibration,
        Evaluation test,
        Evaluation ceiling,
        Map<Tier, TierShare> tiers) {

    /** How many of the test rows a tier holds, and how many of those converted. */
    public record TierShare(int rows, int converted) {}

    static TrainedModel evaluate(TrainingSettings settings, TribuoLinearModel model, TimeSplit split) {
        double[] test = scores(model, split.test());
        return new TrainedModel(
                settings,
                model,
                Evaluation.of(scores(model, split.training()), split.training()),
                Evaluation.of(scores(model, split.calibration()), split.calibration()),
                Evaluation.of(test, split.test()),
                Evaluation.of(split.test().stream().mapToDouble(s -> s.ceiling).toArray(), split.test()),
                tiers(test, split.test()));
    }

    private static double[] scores(TribuoLinearModel model, List<Snapshot> snapshots) {
        return model.probabilities(LinearTrainer.matrix(snapshots), snapshots.size());
    }

    private static Map<Tier, TierShare> tiers(double[] probabilities, List<Snapshot> snapshots) {
        TierPolicy policy = TierPolicy.standard();
        Map<Tier, TierShare> tiers = new EnumMap<>(Tier.class);
        for (int i = 0; i < probabilities.length; i++) {
            Tier tier = policy.tier(probabilities[i], probabilities[i]);
            int converted = snapshots.get(i).converted ? 1 : 0;
            tiers.merge(
                    tier,
                    new TierShare(1, converted),
                    (a, b) -> new TierShare(a.rows() + b.rows(), a.converted() + b.converted()));
        }
        return tiers;
    }
}
