package io.enterprisehub.training.fit;

import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.training.metric.CalibrationByChance;
import io.enterprisehub.training.metric.Estimate;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.table.GateBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets a model serve, or says why not and by how much. There is no way around it but another file. */
public final class Gate {

    private static final long SEED = 17;

    private final GateBounds bounds;

    public Gate(GateBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * The model that would be replaced.
     *
     * @param test what it says of the same rows
     */
    public record Incumbent(String version, ScoredRows test) {}

    /** What speaks against the model, each the rest of a sentence that begins with the model; empty = it may serve. */
    public List<String> judge(Fitted fitted, @Nullable Incumbent incumbent) {
        List<String> refusals = new ArrayList<>(fitted.monotone().violations());
        refusals.addAll(judge(fitted.test(), incumbent));
        return refusals;
    }

    /** As far as the test period shows it. */
    List<String> judge(ScoredRows test, @Nullable Incumbent incumbent) {
        List<String> refusals = new ArrayList<>();
        double ece = Measures.ece(test);
        double bound = Math.max(bounds.ece(), CalibrationByChance.of(test));
        if (ece > bound) {
            refusals.add(String.format(
                    Locale.ROOT,
                    "its calibration error on the test period is %.4f, which is %.4f above the bound of %.4f for %,d rows",
                    ece,
                    ece - bound,
                    bound,
                    test.size()));
        }
        double slope = slope(test);
        if (slope < bounds.lowestSlope() || slope > bounds.highestSlope()) {
            refusals.add(String.format(
                    Locale.ROOT,
                    "its calibration slope on the test period is %.3f, outside of %.3f to %.3f",
                    slope,
                    bounds.lowestSlope(),
                    bounds.highestSlope()));
        }
        if (incumbent != null) {
            compare(test, incumbent, refusals);
        }
        return refusals;
    }

    /** Worse is what 95 of 100 bootstraps call worse: chance on few rows refuses nothing. */
    private static void compare(ScoredRows test, Incumbent incumbent, List<String> refusals) {
        Estimate loss = PairedBootstrap.difference(incumbent.test(), test, Measures::logLoss, SEED);
        if (loss.low() > 0) {
            refusals.add(String.format(
                    Locale.ROOT,
                    "its log loss on the test period is %.4f above that of %s, which it would replace (95 %%: %.4f to %.4f)",
                    loss.value(),
                    incumbent.version(),
                    loss.low(),
                    loss.high()));
        }
        Estimate auc = PairedBootstrap.difference(incumbent.test(), test, Measures::auc, SEED);
        if (auc.high() < 0) {
            refusals.add(String.format(
                    Locale.ROOT,
                    "its AUC on the test period is %.4f below that of %s, which it would replace (95 %%: %.4f to %.4f)",
                    -auc.value(),
                    incumbent.version(),
                    -auc.high(),
                    -auc.low()));
        }
    }

    /**
     * Slope of the outcomes' log-odds over those promised (Cox, Biometrika 45, 1958): 1 = the spread is right, below 1 = the model is
     * too sure of itself.
     */
    public static double slope(ScoredRows rows) {
        double[] logOdds = Arrays.stream(rows.probabilities())
                .map(p -> Math.clamp(p, 1e-9, 1 - 1e-9))
                .map(p -> Math.log(p) - Math.log1p(-p))
                .toArray();
        boolean[] outcomes = new boolean[rows.size()];
        for (int row = 0; row < outcomes.length; row++) {
            outcomes[row] = rows.outcome(row);
        }
        return Platt.fit(logOdds, outcomes).slope();
    }
}
