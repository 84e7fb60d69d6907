package io.enterprisehub.training.fit;

import io.enterprisehub.inference.forest.Cuts;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.training.boost.BoostSettings;
import io.enterprisehub.training.boost.BoostSettings.Sampling;
import io.enterprisehub.training.boost.BoostSettings.Schedule;
import io.enterprisehub.training.boost.BoostSettings.TreeLimits;
import io.enterprisehub.training.boost.BoostedForest;
import io.enterprisehub.training.boost.BoostedTrainer;
import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.boost.Monotone;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.ScoredRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tries a logistic regression and a dozen shapes of trees, and puts first what has the lowest log loss on the validation period.
 *
 * <p>In two rounds, as successive halving does (Jamieson and Talwalkar, AISTATS 2016): all shapes with few, fast rounds of boosting,
 * then the best of them with slow ones until the loss no longer falls.
 */
public final class Search {

    /** How much is tried. */
    public enum Effort {
        /** Every shape. */
        FULL(3),
        /** Trees only, and the middle of the grid: where two models must share one binning, and where a test trains again. */
        SHORT(1);

        private final int finalists;

        Effort(int finalists) {
            this.finalists = finalists;
        }

        private List<Integer> depths() {
            return this == FULL ? List.of(2, 3, 4, 6) : List.of(3, 4, 5);
        }

        private List<Double> childWeights() {
            return this == FULL ? List.of(1.0, 10.0, 50.0) : List.of(10.0);
        }

        int trials() {
            return (this == FULL ? 1 : 0) + depths().size() * childWeights().size() + finalists;
        }
    }

    private static final Schedule SCOUT = new Schedule(120, 0.2, 15);
    private static final Schedule FINAL = new Schedule(1_500, 0.04, 40);
    private static final int DRIFT_BINS = 10;

    private final Effort effort;
    private final int seed;
    private final int threads;
    private final FitProgress progress;
    private final List<Candidate> tried = new ArrayList<>();

    Search(Effort effort, int seed, int threads, FitProgress progress) {
        this.effort = effort;
        this.seed = seed;
        this.threads = threads;
        this.progress = progress;
    }

    /** Everything that was tried, the best first. */
    List<Candidate> run(Examples examples) {
        LabelledRows training = examples.of(Period.TRAINING);
        LabelledRows validation = examples.of(Period.VALIDATION);
        if (effort == Effort.FULL) {
            keep(logistic(training, validation, examples));
        }
        List<BoostSettings> shapes = shapes(examples.monotone());
        record Scouted(BoostSettings shape, Candidate candidate) {}
        List<Scouted> scouted = new ArrayList<>();
        for (BoostSettings shape : shapes) {
            Candidate candidate = boosted(shape.withSchedule(SCOUT), training, validation);
            scouted.add(new Scouted(shape, candidate));
            keep(candidate);
        }
        scouted.sort(Comparator.comparingDouble(s -> s.candidate().logLoss()));
        for (Scouted finalist : scouted.subList(0, effort.finalists)) {
            keep(boosted(finalist.shape().withSchedule(FINAL), training, validation));
        }
        tried.sort(Comparator.comparingDouble(Candidate::logLoss));
        return List.copyOf(tried);
    }

    private void keep(Candidate candidate) {
        tried.add(candidate);
        double best = tried.stream().mapToDouble(Candidate::logLoss).min().orElse(Double.NaN);
        progress.search(tried.size(), effort.trials(), "log loss %.4f".formatted(best));
    }

    private List<BoostSettings> shapes(List<Monotone> monotone) {
        List<BoostSettings> shapes = new ArrayList<>();
        for (int depth : effort.depths()) {
            for (double weight : effort.childWeights()) {
                shapes.add(BoostSettings.STANDARD
                        .withTrees(new TreeLimits(depth, weight, 1, 0))
                        .withSampling(new Sampling(0.8, 0.8, seed))
                        .withMonotone(monotone)
                        .withThreads(threads));
            }
        }
        return shapes;
    }

    private static Candidate boosted(BoostSettings settings, LabelledRows training, LabelledRows validation) {
        BoostedForest forest = new BoostedTrainer(settings).train(training, validation);
        double logLoss = forest.rounds().get(forest.bestRound() - 1).validationLoss();
        Schedule chosen = new Schedule(forest.bestRound(), settings.schedule().rate(), 0);
        String name = "boosted trees: depth %d, child weight %.0f, %d rounds at %.2f"
                .formatted(settings.trees().depth(), settings.trees().minChildWeight(), chosen.rounds(), chosen.rate());
        return new Candidate(
                name,
                logLoss,
                rows -> new Predictor.Forest(
                        new BoostedTrainer(settings.withSchedule(chosen))
                                .train(rows)
                                .ensemble(),
                        LeafPrecision.FLOAT32));
    }

    /** Nothing binds a regression to the constraints, so one that breaks them comes last. */
    private Candidate logistic(LabelledRows training, LabelledRows validation, Examples examples) {
        Candidate.Refit refit = rows -> {
            LinearModel model = LogisticTrainer.train(rows, seed);
            return new Predictor.Linear(
                    model, Cuts.quantiles(rows.values(), rows.count(), rows.features(), DRIFT_BINS));
        };
        String name = "logistic regression, " + LogisticTrainer.EPOCHS + " epochs";
        Predictor trained = refit.on(training);
        if (!MonotoneCheck.of(trained, examples.features(), examples.monotone())
                .violations()
                .isEmpty()) {
            return new Candidate(name + ", against a monotone constraint", Double.POSITIVE_INFINITY, refit);
        }
        double[] margins = Margins.of(trained, validation.values(), validation.count());
        return new Candidate(
                name,
                Measures.logLoss(ScoredRows.of(Margins.probabilities(margins, Platt.NONE), validation.labels())),
                refit);
    }
}
