package io.enterprisehub.scoring.model;

import io.enterprisehub.inference.ScoringModel;
import io.enterprisehub.inference.TribuoLinearModel;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.LeadModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * A scoring model whose columns are known to be the features of a lead. The check happens once, when it is made: a model
 * with the right number of columns in another order would give plausible nonsense. Safe for many threads.
 */
public final class ServedModel implements LeadModel {

    private static final String FILE = "/model/lead-model.bin";

    private final ScoringModel model;

    /**
     * Serves a model.
     *
     * @throws IllegalArgumentException when its columns are not the features, naming the first that differs
     */
    public ServedModel(ScoringModel model) {
        List<String> features =
                Arrays.stream(Feature.values()).map(Feature::name).toList();
        if (!model.features().equals(features)) {
            throw new IllegalArgumentException("The model " + model.version() + " was trained for other features: "
                    + firstDifference(model.features(), features));
        }
        this.model = model;
    }

    /** The model in this package. */
    public static ServedModel packaged() {
        try (InputStream file = ServedModel.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The package holds no " + FILE + "; the module training makes it");
            }
            return new ServedModel(TribuoLinearModel.load(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file " + FILE + " cannot be read", unreadable);
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

    @Override
    public String version() {
        return model.version();
    }

    @Override
    public double prior() {
        return model.prior();
    }

    @Override
    public double[] probabilities(float[] rows, int count) {
        return model.probabilities(rows, count);
    }

    @Override
    public double[] contributions(float[] row) {
        return model.contributions(row);
    }
}
