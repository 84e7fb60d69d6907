package io.enterprisehub.training;

import io.enterprisehub.inference.TribuoLinearModel;
import java.util.List;
import java.util.function.Consumer;

/** The whole way from settings to a model, with a word on each step. */
public final class Training {

    private final Consumer<String> progress;

    /** @param progress told what is being done, one short line each */
    public Training(Consumer<String> progress) {
        this.progress = progress;
    }

    /** What a training gives: the file, and what is known of the model in it. */
    public static final class Result {

        private final byte[] file;
        private final TrainedModel trained;

        private Result(byte[] file, TrainedModel trained) {
            this.file = file;
            this.trained = trained;
        }

        public byte[] file() {
            return file.clone();
        }

        public TrainedModel trained() {
            return trained;
        }

        public String card() {
            return ModelCard.of(trained);
        }
    }

    public Result run(TrainingSettings settings) {
        progress.accept("simulating " + settings.leads() + " synthetic leads, seed " + settings.seed());
        List<Snapshot> snapshots = History.snapshots(settings);
        TimeSplit split = TimeSplit.of(snapshots);
        progress.accept("training on " + split.training().size() + " of " + snapshots.size() + " snapshots");
        byte[] file = LinearTrainer.train(split, settings);
        progress.accept("evaluating on " + split.test().size() + " later ones");
        TribuoLinearModel model = TribuoLinearModel.load(file);
        return new Result(file, TrainedModel.evaluate(settings, model, split));
    }
}
