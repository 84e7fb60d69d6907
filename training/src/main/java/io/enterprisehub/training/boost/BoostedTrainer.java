package io.enterprisehub.training.boost;

import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.forest.XgboostText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/**
 * Trains boosted trees for two classes: one tree per round, {@code binary:logistic} on histograms, monotone constraints that
 * hold. All native memory is freed before it returns. Immutable and safe for many threads.
 */
public final class BoostedTrainer {

    /** Of the natives, for provenance; a test holds it to the jar that is used. */
    public static final String XGBOOST_VERSION = "1.6.2";

    private final BoostSettings settings;
    private final Consumer<BoostRound> progress;

    /** A trainer that tells {@code progress} of each round, on the thread that trains. */
    public BoostedTrainer(BoostSettings settings, Consumer<BoostRound> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    public BoostedTrainer(BoostSettings settings) {
        this(settings, round -> {});
    }

    /**
     * Trains all rounds.
     *
     * @throws IllegalArgumentException when the rows have one class only, or the settings do not fit them, or ask to stop early
     * @throws BoostException when XGBoost fails
     */
    public BoostedForest train(LabelledRows training) {
        if (settings.schedule().patience() > 0) {
            throw new IllegalArgumentException("to stop early, give rows for validation");
        }
        return run(training, null);
    }

    /**
     * Trains until the log loss of the validation rows has not fallen for the patience of the settings, and keeps the trees up to
     * where it was lowest. With a patience of 0 all rounds run and all trees are kept.
     *
     * @throws IllegalArgumentException as {@link #train(LabelledRows)}, or when the validation rows have other features
     */
    public BoostedForest train(LabelledRows training, LabelledRows validation) {
        if (validation.features() != training.features()) {
            throw new IllegalArgumentException("the validation rows have " + validation.features()
                    + " features, but the training rows " + training.features());
        }
        return run(training, validation);
    }

    private BoostedForest run(LabelledRows training, @Nullable LabelledRows validation) {
        training.requireDirections(settings.monotone());
        int positives = training.positives();
        if (positives == 0 || positives == training.count()) {
            throw new IllegalArgumentException(
                    "training needs both classes, but " + positives + " of " + training.count() + " rows are positive");
        }
        try (NativeRows seen = new NativeRows(training);
                NativeRows unseen = validation == null ? null : new NativeRows(validation)) {
            return boost(training.features(), seen, unseen);
        } catch (XGBoostError e) {
            throw new BoostException(e);
        }
    }

    private BoostedForest boost(int features, NativeRows seen, @Nullable NativeRows unseen) throws XGBoostError {
        Map<String, DMatrix> watched = new LinkedHashMap<>();
        watched.put("training", seen.matrix());
        if (unseen != null) {
            // A watched matrix keeps its margins between rounds, so that a round costs one tree and not all of them.
            watched.put("validation", unseen.matrix());
        }
        Booster booster = XGBoost.train(seen.matrix(), settings.parameters(), 0, watched, null, null);
        try {
            List<BoostRound> rounds = new ArrayList<>();
            int best = 0;
            double lowest = Double.POSITIVE_INFINITY;
            while (rounds.size() < settings.schedule().rounds() && !impatient(rounds.size() - best)) {
                booster.update(seen.matrix(), rounds.size());
                BoostRound round = new BoostRound(rounds.size() + 1, loss(booster, seen), loss(booster, unseen));
                rounds.add(round);
                progress.accept(round);
                if (settings.schedule().patience() == 0 || round.validationLoss() < lowest) {
                    lowest = round.validationLoss();
                    best = round.round();
                }
            }
            List<String> trees = Arrays.asList(booster.getModelDump("", true)).subList(0, best);
            TreeEnsemble ensemble = XgboostText.read(features, trees, 0);
            return new BoostedForest(ensemble, best, rounds);
        } finally {
            booster.dispose();
        }
    }

    private boolean impatient(int roundsSinceBest) {
        int patience = settings.schedule().patience();
        return patience > 0 && roundsSinceBest >= patience;
    }

    private static double loss(Booster booster, @Nullable NativeRows rows) throws XGBoostError {
        return rows == null ? Double.NaN : rows.logLoss(booster.predict(rows.matrix(), true));
    }
}
