package io.enterprisehub.training;

import io.enterprisehub.inference.TribuoLinearModel;
import io.enterprisehub.training.fit.FitProgress;
import java.util.Arrays;
import java.util.List;

/** The whole way from settings to the models of the synthetic market. */
final class Training {

    private final FitProgress progress;

    Training(FitProgress progress) {
        this.progress = progress;
    }

    /** What a training gives: the linear model that is served until the forests are, and the forests. */
    static final class Result {

        private final byte[] file;
        private final TrainedModel trained;
        private final List<SyntheticModel> forests;

        private Result(byte[] file, TrainedModel trained, List<SyntheticModel> forests) {
            this.file = file;
            this.trained = trained;
            this.forests = forests;
        }

        byte[] file() {
            return file.clone();
        }

        TrainedModel trained() {
            return trained;
        }

        List<SyntheticModel> forests() {
            return forests;
        }

        String card() {
            StringBuilder card = new StringBuilder();
            card.append("""
                    <!-- Written by ./hub train; do not edit. -->

                    Three models of the synthetic market: conversion and churn, as boosted trees over the same columns, and the linear
                    model that scoring serves until it serves these.

                    """);
            forests.forEach(forest -> card.append(forest.markdown()).append("\n---\n\n"));
            return card.append(ModelCard.of(trained)).toString();
        }
    }

    Result run(TrainingSettings settings) {
        progress.step("simulating " + settings.leads() + " synthetic leads, seed " + settings.seed());
        List<Snapshot> snapshots = History.snapshots(settings);
        TimeSplit split = TimeSplit.of(snapshots);
        progress.step("linear: training on " + split.training().size() + " of " + snapshots.size() + " snapshots");
        byte[] file = LinearTrainer.train(split, settings);
        TribuoLinearModel model = TribuoLinearModel.load(file);
        List<SyntheticModel> forests = Arrays.stream(SyntheticTarget.values())
                .map(target -> {
                    progress.step(target.title());
                    return SyntheticModel.train(target, snapshots, settings, progress);
                })
                .toList();
        return new Result(file, TrainedModel.evaluate(settings, model, split), forests);
    }
}
