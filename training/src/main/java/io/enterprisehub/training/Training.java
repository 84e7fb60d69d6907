package io.enterprisehub.training;

import io.enterprisehub.training.card.CardInput;
import io.enterprisehub.training.card.ModelCardText;
import io.enterprisehub.training.fit.FitProgress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The whole way from settings to the models of the synthetic market. */
final class Training {

    private static final String INTRODUCTION = """
            <!-- Written by ./hub train; do not edit. -->

            Two models of the synthetic market, boosted trees over the same columns: whether a lead converts, and whether
            it falls silent. Scoring and the API serve both in one pass.

            """;

    private final FitProgress progress;

    Training(FitProgress progress) {
        this.progress = progress;
    }

    /** All targets, learned from the same snapshots. */
    List<SyntheticModel> run(TrainingSettings settings) {
        progress.step("simulating " + settings.leads() + " synthetic leads, seed " + settings.seed());
        List<Snapshot> snapshots = History.snapshots(settings);
        return Arrays.stream(SyntheticTarget.values())
                .map(target -> {
                    progress.step(target.title());
                    return SyntheticModel.train(target, snapshots, settings, progress);
                })
                .toList();
    }

    /** One page of Markdown about all models. */
    static String card(List<CardInput> models) {
        return models.stream().map(ModelCardText::markdown).collect(Collectors.joining("\n---\n\n", INTRODUCTION, ""));
    }
}
