package io.enterprisehub.inference.model;

import io.enterprisehub.inference.forest.PredictionKey;
import io.enterprisehub.inference.forest.SplitWeights;
import io.enterprisehub.inference.linear.LinearModel;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that serves: scores, how sure they are, and why they are what they are. Knows no Tribuo, no lead and no cloud.
 *
 * <p>Immutable to its callers and safe for many threads. A row is as many floats as there are features, NaN where a value is missing; a
 * matrix is rows one after another.
 */
public final class ServableModel {

    private static final Range UNKNOWN = new Range(0, 1);
    /** Enough for both compilers to have seen the loops. */
    private static final int PRIMING_BATCHES = 20;

    private static final int PRIMING_ROWS = 64;

    private final TrainedModelFile file;
    private final TrainedModel model;
    private final ScoringPass pass;
    private final int index;
    private final int models;
    private final double[] importance;
    private final Reasons reasons;

    ServableModel(TrainedModelFile file, ScoringPass pass, int index, int models) {
        this.file = file;
        this.model = file.model();
        this.pass = pass;
        this.index = index;
        this.models = models;
        this.importance = importance(model.predictor());
        this.reasons = new Reasons(model, pass.margins(index));
    }

    /**
     * Opens a file.
     *
     * @throws ModelRefusedException when it cannot be used
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    public static ServableModel open(Path path) {
        return of(TrainedModelFile.open(path));
    }

    /**
     * Opens a file from its bytes.
     *
     * @throws ModelRefusedException when it cannot be used
     */
    public static ServableModel open(byte[] bytes) {
        return of(TrainedModelFile.read(ByteBuffer.wrap(bytes)));
    }

    public static ServableModel of(TrainedModelFile file) {
        return ModelSet.of(List.of(file)).models().getFirst();
    }

    /** Equal versions give equal scores. */
    public String version() {
        return file.version();
    }

    /** All that the file says. */
    public TrainedModel description() {
        return model;
    }

    /** Names of the columns, in their order. */
    public List<String> features() {
        return model.schema().names();
    }

    /** What to say of a row of which nothing is known: the share of wins in training, else the score of the average row. */
    public double prior() {
        Double rate = model.metrics().get(TrainedModel.BASE_RATE);
        if (rate != null) {
            return rate;
        }
        return model.calibration().probability(reasons.expectedMargin());
    }

    /**
     * Calibrated probabilities of a matrix.
     *
     * @throws IllegalArgumentException when the matrix is shorter than that
     */
    public double[] probabilities(float[] rows, int count) {
        Scores scores = new Scores(Math.max(0, count));
        score(rows, count, scores);
        return scores.probabilities;
    }

    /**
     * Scores a matrix into room of the caller.
     *
     * @throws IllegalArgumentException when the matrix or the room is too small
     */
    public void score(float[] rows, int count, Scores scores) {
        @Nullable Scores[] asked = new Scores[models];
        asked[index] = scores;
        pass.score(rows, count, asked);
    }

    /** All that the model says of one row but the reasons, which take longer. */
    public Scored score(float[] row) {
        return scoreAll(row, 1).getFirst();
    }

    /** As {@link #score(float[])}, of every row of a matrix. */
    public List<Scored> scoreAll(float[] rows, int count) {
        Scores scores = new Scores(count);
        score(rows, count, scores);
        List<Scored> all = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            float margin = scores.margin(row);
            double probability = scores.probability(row);
            boolean fallback = scores.isFallback(row);
            Range range = fallback ? UNKNOWN : interval(margin, probability);
            double completeness = completeness(rows, row * model.schema().size());
            all.add(new Scored(margin, probability, range, completeness, fallback));
        }
        return all;
    }

    /**
     * Where the share of wins among rows with such a margin may lie, by {@link BinomialInterval}; 0 to 1 where training counted none.
     */
    public Range interval(float margin, double probability) {
        BinomialInterval interval = model.interval();
        return interval == null ? UNKNOWN : interval.of(margin, probability);
    }

    /**
     * How much is known of what the model looks at: the importance of the known features as a share of all. Importance is the training
     * weight that a feature's splits divide, or the size of its weight in a linear model. 1 where the model looks at nothing.
     */
    public double completeness(float[] rows, int offset) {
        double known = 0;
        double all = 0;
        for (int feature = 0; feature < importance.length; feature++) {
            all += importance[feature];
            known += Float.isNaN(rows[offset + feature]) ? 0 : importance[feature];
        }
        return all == 0 ? 1 : known / all;
    }

    /**
     * What each feature adds to the row's margin, before calibration: exact Shapley values of a forest, w (x - mean) of a linear model, and
     * of the fallback where it scores the row.
     */
    public double[] contributions(float[] rows, int offset) {
        return reasons.contributions(rows, offset);
    }

    /** The reasons of a row's score with their texts, the largest first, at most so many. */
    public List<Explanation> reasons(float[] rows, int offset, int most) {
        return reasons.explain(rows, offset, most);
    }

    /** Under which a row's score and reasons may be remembered: equal keys have equal scores, to the bit. */
    public PredictionKey key(float[] rows, int offset) {
        int features = model.schema().size();
        boolean bins =
                pass.margins(index).linear() == null && pass.margins(index).instead(rows, offset, features) == null;
        return bins
                ? PredictionKey.of(version(), pass.binning(), rows, offset)
                : PredictionKey.ofValues(version(), rows, offset, features);
    }

    /** The drift of the rows scored since the window began. */
    public Drift drift() {
        return DriftReport.of(model, pass.counter(index), false);
    }

    /** As {@link #drift}, and begins a new window. */
    public Drift takeDrift() {
        return DriftReport.of(model, pass.counter(index), true);
    }

    /**
     * Runs everything a few times, so that the first request finds it compiled; takes some milliseconds. Leaves no trace in the drift.
     */
    public void prime() {
        int features = model.schema().size();
        float[] rows = new float[PRIMING_ROWS * features];
        Scores scores = new Scores(PRIMING_ROWS);
        for (int i = 0; i < PRIMING_BATCHES; i++) {
            score(rows, PRIMING_ROWS, scores);
            score(rows, 1, scores);
            reasons(rows, 0, 1);
        }
        pass.counter(index).psi(true);
    }

    private static double[] importance(Predictor predictor) {
        if (predictor instanceof Predictor.Forest forest) {
            return SplitWeights.of(forest.ensemble());
        }
        LinearModel linear = ((Predictor.Linear) predictor).model();
        double[] weights = new double[linear.features()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.abs(linear.terms().get(i).weight());
        }
        return weights;
    }
}
