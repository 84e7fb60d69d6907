package io.enterprisehub.leadmodel;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.model.Drift;
import io.enterprisehub.inference.model.ModelSet;
import io.enterprisehub.inference.model.PredictionCache;
import io.enterprisehub.inference.model.Range;
import io.enterprisehub.inference.model.Scores;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.leads.score.Certainty;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import io.enterprisehub.leads.score.Forecasts;
import io.enterprisehub.leads.score.Interval;
import io.enterprisehub.leads.score.LeadModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Two models whose columns are known to be the features of a lead, scored in one pass: whether it converts, and whether it
 * falls silent. The check happens once, when it is made: a model with the right number of columns in another order would
 * give plausible nonsense. Safe for many threads.
 */
public final class ServedModel implements LeadModel {

    private static final String CONVERSION = "/model/conversion.forest";
    private static final String CHURN = "/model/churn.forest";

    /**
     * Reasons are computed once for leads that lie in the same bins of all features: a key costs 0.2 to 0.5 us, the reasons of the packaged
     * model 20 us, and of rows as they are scored one in four to eight was there before (docs/inference.md). About 2 MB when full.
     */
    private static final int REMEMBERED_REASONS = 4_096;

    private final ModelSet models;
    private final ServableModel conversion;
    private final PredictionCache<double[]> reasons = new PredictionCache<>(REMEMBERED_REASONS);

    /**
     * Serves models.
     *
     * @throws IllegalArgumentException when one was not trained to serve or has a column that may not decide about housing, or when its
     *     columns are not the features, naming the first that differs
     */
    public ServedModel(TrainedModelFile conversion, TrainedModelFile churn) {
        require(conversion);
        require(churn);
        this.models = ModelSet.of(List.of(conversion, churn));
        this.conversion = models.models().getFirst();
    }

    /**
     * Columns that are the features need not be judged again: that none of the features may be refused is held by a test, and judging
     * costs a cold start tens of milliseconds. Of any other columns it is said first whether they may decide about housing at all.
     */
    private static void require(TrainedModelFile file) {
        List<String> features = names();
        List<String> columns = file.model().schema().names();
        ModelPurpose.requireServing(file.model().provenance());
        if (!columns.equals(features)) {
            ModelPurpose.requireServable(file.model().provenance(), columns);
            throw new IllegalArgumentException("The model " + file.version() + " was trained for other features: "
                    + firstDifference(columns, features));
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Features.COUNT);
        for (Feature feature : Feature.values()) {
            names.add(feature.name());
        }
        return names;
    }

    /** The models in this package. */
    public static ServedModel packaged() {
        return new ServedModel(file(CONVERSION), file(CHURN));
    }

    private static TrainedModelFile file(String name) {
        try (InputStream file = ServedModel.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The package holds no " + name + "; the module training makes it");
            }
            return TrainedModelFile.read(ByteBuffer.wrap(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file " + name + " cannot be read", unreadable);
        }
    }

    private static String firstDifference(List<String> has, List<String> wanted) {
        for (int i = 0; i < Math.min(has.size(), wanted.size()); i++) {
            if (!has.get(i).equals(wanted.get(i))) {
                return "column " + i + " is " + has.get(i) + ", expected " + wanted.get(i) + ".";
            }
        }
        return "it has " + has.size() + " columns, expected " + wanted.size() + ".";
    }

    /** Of the score; churn is told beside it. */
    @Override
    public String version() {
        return conversion.version();
    }

    @Override
    public double prior() {
        return conversion.prior();
    }

    @Override
    public double[] probabilities(float[] rows, int count) {
        return conversion.probabilities(rows, count);
    }

    @Override
    public Forecasts forecasts(float[] rows, int count) {
        List<Scores> scores = List.of(new Scores(count), new Scores(count));
        models.score(rows, count, scores);
        Scores first = scores.getFirst();
        return new Forecasts(probabilities(first), probabilities(scores.getLast()), certainty(rows, first));
    }

    private static double[] probabilities(Scores scores) {
        double[] probabilities = new double[scores.size()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = scores.probability(row);
        }
        return probabilities;
    }

    private Certainty certainty(float[] rows, Scores scores) {
        List<Interval> intervals = new ArrayList<>(scores.size());
        double[] completeness = new double[scores.size()];
        for (int row = 0; row < completeness.length; row++) {
            // Nobody counted rows that the fallback scores.
            Range range = scores.isFallback(row)
                    ? new Range(0, 1)
                    : conversion.interval(scores.margin(row), scores.probability(row));
            intervals.add(new Interval(range.low(), range.high()));
            completeness[row] = conversion.completeness(rows, row * Features.COUNT);
        }
        return new Certainty(intervals, completeness);
    }

    @Override
    public double[] contributions(float[] row) {
        return reasons.get(conversion.key(row, 0), () -> conversion.contributions(row, 0))
                .clone();
    }

    /** How far the rows that were scored since the window began have drifted from those of training; begins a new window. */
    public Drift takeDrift() {
        return conversion.takeDrift();
    }

    /** How often reasons were computed and not remembered. */
    long computedReasons() {
        return reasons.misses();
    }
}
