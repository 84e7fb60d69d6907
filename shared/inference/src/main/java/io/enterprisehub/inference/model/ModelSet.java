package io.enterprisehub.inference.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Several models over the same features, scored in one pass: the lead score and the churn of a lead cost one binning. Immutable to its
 * callers and safe for many threads.
 */
public final class ModelSet {

    private final List<ServableModel> models;
    private final ScoringPass pass;

    private ModelSet(List<TrainedModelFile> files) {
        List<TrainedModel> trained = new ArrayList<>();
        for (TrainedModelFile file : files) {
            trained.add(file.model());
        }
        this.pass = new ScoringPass(trained);
        List<ServableModel> servable = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            servable.add(new ServableModel(files.get(i), pass, i, files.size()));
        }
        this.models = List.copyOf(servable);
    }

    /**
     * A set of models.
     *
     * @param files one or more
     * @throws IllegalArgumentException when there is none, or they do not have the same features in the same order
     */
    public static ModelSet of(List<TrainedModelFile> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a set of models needs one");
        }
        List<String> features = files.getFirst().model().schema().names();
        for (TrainedModelFile file : files) {
            if (!file.model().schema().names().equals(features)) {
                throw new IllegalArgumentException(
                        "models of a set need the same features in the same order, but those of " + file.version()
                                + " differ from those of " + files.getFirst().version());
            }
        }
        return new ModelSet(files);
    }

    /** The models, in the order of the files. */
    public List<ServableModel> models() {
        return models;
    }

    /**
     * Scores a matrix with all models.
     *
     * @param rows row-major, {@code count} rows of as many values as there are features; NaN = missing; further values are ignored
     * @param scores for each model, in order, room for {@code count} rows
     * @throws IllegalArgumentException when the matrix or the room is too small
     */
    public void score(float[] rows, int count, List<Scores> scores) {
        if (scores.size() != models.size()) {
            throw new IllegalArgumentException(
                    models.size() + " models need as many scores, but have " + scores.size());
        }
        pass.score(rows, count, scores.toArray(new Scores[0]));
    }
}
