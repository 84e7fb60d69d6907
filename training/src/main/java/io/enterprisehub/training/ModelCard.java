package io.enterprisehub.training;

import io.enterprisehub.inference.Column;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.leads.score.TierPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The model card: what the model is, what it was made of, how well it does there, and what that does not say. */
final class ModelCard {

    private static final int SHOWN_WEIGHTS = 12;

    private ModelCard() {}

    static String of(TrainedModel trained) {
        TrainingSettings settings = trained.settings();
        return """
                # Linear model (synthetic)

                This page is written by the training program (`./hub train`); do not edit it.

                **The data is synthetic.** No real lead, message or outcome was used. The model was trained on the invented market
                of `simulation`, whose law is written in its source. The numbers below say how well the method recovers that law from what
                a CRM would see. They say nothing about how well anybody's leads can be foreseen; before use on real leads, train and
                evaluate on real history.

                | | |
                |---|---|
                | version | `%s` |
                | kind | logistic regression on standardised features with missing-value indicators, trained by Tribuo 4.3.2 (%d epochs, AdaGrad %s) |
                | calibration | Platt scaling on later time: slope %s, intercept %s |
                | predicts | the probability that a lead is won within %d days |
                | meant for | the order in which agents follow up |
                | not meant for | credit, eligibility, prices, or whom to show which home; see the Fair Housing Act |
                | features | %d, all of behaviour and process; no name, address, language, age or other stand-in for a protected class |
                | unknown leads | %s, the base rate of the training rows |
                | seed, leads | %d, %d |

                ## Data

                %d leads appear over %d days. Each gives up to three snapshots: the features as of an event or some days after
                it, and whether the lead was won within %d days. The parts follow one another in time; a snapshot whose outcome was
                not known when the next part began is left out, and no lead is in two parts.

                | part | rows | won | share |
                |---|---|---|---|
                %s

                ## How well it does

                | on | AUC | log loss | Brier | ECE |
                |---|---|---|---|---|
                %s

                The ceiling is a seer that knows the hidden intent, everything that will happen before the matter is settled, and the
                day on which it will be, but not the last draw of chance. A model that sees only the past cannot reach it.

                ## Calibration on the test part

                Ten bins of equal size, by the probability that was promised.

                | promised | happened |
                |---|---|
                %s

                ## Tiers on the test part

                Cuts: hot from %s, warm from %s (without hysteresis here).

                | tier | share of leads | won |
                |---|---|---|
                %s

                ## Strongest weights

                Change of the calibrated log-odds for one standard deviation more of the feature, all else equal.

                | feature | log-odds |
                |---|---|
                %s

                ## Limits

                * Features that come together share their weight, sometimes with opposite signs (an open opportunity and its value); a single
                  weight is no cause. Reasons are given for groups of features.
                * A lead is scored by what the CRM reports. Work that is not entered there does not count.
                * Refusals and wishes are read from English words; in other languages only the fact of a message counts.
                * The half-lives of signals are set by judgement, not learned.
                """.formatted(
                        trained.model().version(),
                        LinearTrainer.EPOCHS,
                        LinearTrainer.LEARNING_RATE,
                        number(trained.model().description().calibration().slope()),
                        number(trained.model().description().calibration().intercept()),
                        TrainingSettings.HORIZON.toDays(),
                        Feature.values().length,
                        percent(trained.model().prior()),
                        settings.seed(),
                        settings.leads(),
                        settings.leads(),
                        TrainingSettings.MARKET.toDays(),
                        TrainingSettings.HORIZON.toDays(),
                        parts(trained),
                        measures(trained),
                        reliability(trained.test()),
                        percent(TierPolicy.standard().hotEntry()),
                        percent(TierPolicy.standard().warmEntry()),
                        tiers(trained),
                        weights(trained));
    }

    private static String parts(TrainedModel trained) {
        return String.join(
                "\n",
                part("training", trained.training()),
                part("calibration", trained.calibration()),
                part("test", trained.test()));
    }

    private static String part(String name, Evaluation e) {
        return "| " + name + " | " + e.rows() + " | " + e.converted() + " | " + percent(e.rate()) + " |";
    }

    private static String measures(TrainedModel trained) {
        return String.join(
                "\n",
                measure("training", trained.training()),
                measure("calibration", trained.calibration()),
                measure("**test**", trained.test()),
                measure("test, ceiling", trained.ceiling()));
    }

    private static String measure(String name, Evaluation e) {
        return "| " + name + " | " + number(e.auc()) + " | " + number(e.logLoss()) + " | " + number(e.brier()) + " | "
                + number(e.ece()) + " |";
    }

    private static String reliability(Evaluation test) {
        return String.join(
                "\n",
                test.bins().stream()
                        .map(bin -> "| " + percent(bin.promised()) + " | " + percent(bin.happened()) + " |")
                        .toList());
    }

    private static String tiers(TrainedModel trained) {
        return String.join(
                "\n",
                trained.tiers().entrySet().stream()
                        .sorted(Map.Entry.<Tier, TrainedModel.TierShare>comparingByKey()
                                .reversed())
                        .map(e -> "| " + e.getKey().label() + " | "
                                + percent((double) e.getValue().rows()
                                        / trained.test().rows()) + " | "
                                + percent((double) e.getValue().converted()
                                        / e.getValue().rows()) + " |")
                        .toList());
    }

    private record Weight(String feature, double logOdds) {}

    /** Read back from the served model: the contribution one standard deviation above the mean, minus that at the mean. */
    private static String weights(TrainedModel trained) {
        List<Column> columns = trained.model().description().columns();
        float[] mean = new float[columns.size()];
        float[] above = new float[columns.size()];
        for (int i = 0; i < mean.length; i++) {
            Column column = columns.get(i);
            mean[i] = (float) column.mean();
            above[i] = (float) (column.mean() + column.scale());
        }
        double[] atMean = trained.model().contributions(mean);
        double[] atAbove = trained.model().contributions(above);
        return String.join(
                "\n",
                IntStream.range(0, mean.length)
                        .mapToObj(i -> new Weight(columns.get(i).name(), atAbove[i] - atMean[i]))
                        .sorted(Comparator.comparingDouble((Weight w) -> -Math.abs(w.logOdds())))
                        .limit(SHOWN_WEIGHTS)
                        .map(w ->
                                "| " + w.feature() + " | " + (w.logOdds() < 0 ? "" : "+") + number(w.logOdds()) + " |")
                        .toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
