package io.enterprisehub.leadmodel;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.model.ModelSet;
import io.enterprisehub.inference.model.Scores;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Forecasts;
import io.enterprisehub.leads.score.LeadModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Two models whose columns are known to be the features of a lead, scored in one pass: whether it converts, and whether it
 * falls silent. The check happens once, when it is made: a model with the right number of columns in another order would
 * give plausible nonsense. Safe for many threads.
 */
public final class ServedModel implements LeadModel {

    private static final String CONVERSION = "/model/conversion.forest";
    private static final String CHURN = "/model/churn.forest";

    private final ModelSet models;
    private final ServableModel conversion;

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

    private static void require(TrainedModelFile file) {
        List<String> features =
                Arrays.stream(Feature.values()).map(Feature::name).toList();
        List<String> columns = file.model().schema().names();
        ModelPurpose.requireServable(file.model().provenance(), columns);
        if (!columns.equals(features)) {
            throw new IllegalArgumentException("The model " + file.version() + " was trained for other features: "
                    + firstDifference(columns, features));
        }
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
        return new Forecasts(probabilities(scores.getFirst()), probabilities(scores.getLast()));
    }

    private static double[] probabilities(Scores scores) {
        double[] probabilities = new double[scores.size()];
        Arrays.setAll(probabilities, scores::probability);
        return probabilities;
    }

    @Override
    public double[] contributions(float[] row) {
        return conversion.contributions(row, 0);
    }
}
