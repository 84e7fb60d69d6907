package io.enterprisehub.local.demo;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.local.oracle.Snapshot;
import io.enterprisehub.local.oracle.Snapshot.StoredScore;
import io.enterprisehub.local.terminal.TextTable;
import io.enterprisehub.simulation.Outcome;
import io.enterprisehub.training.TrainingSettings;
import io.enterprisehub.training.metric.Bootstrap;
import io.enterprisehub.training.metric.CalibrationByChance;
import io.enterprisehub.training.metric.Estimate;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.Performance;
import io.enterprisehub.training.metric.ScoredRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The served scores of open leads, held against what becomes of them. The market is synthetic and its story goes on behind the last event, so
 * the outcomes are known here and to nobody who scored.
 *
 * @param performance with intervals; null where no lead was open
 * @param seer AUC of who knows the hidden intent and all but the last draw of chance: what nobody can beat
 * @param byChance the calibration error that a perfect model would stay below on such rows, 95 times of 100
 */
record Foresight(
        @Nullable Performance performance, @Nullable Estimate seer, double byChance) {

    /** With fewer of the rarer outcome nothing is judged; as few as training would refuse to learn from. */
    private static final int FEWEST_OUTCOMES = 30;

    private static final Bootstrap BOOTSTRAP = new Bootstrap(1_000, 1);

    /**
     * Of all leads that the database calls active, as in training; won counts within {@link TrainingSettings#HORIZON} after the last event.
     *
     * @param end of what was sent
     */
    static Foresight of(Map<LeadKey, Snapshot.Row> leads, List<Outcome> outcomes, Instant end) {
        List<Double> promised = new ArrayList<>();
        List<Double> foreseeable = new ArrayList<>();
        List<Boolean> happened = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Snapshot.Row row = leads.get(outcome.lead());
            StoredScore score = row == null ? null : row.score();
            if (row != null && score != null && row.state().status() == LeadStatus.ACTIVE) {
                boolean inTime = outcome.decidedAt().isAfter(end)
                        && !outcome.decidedAt().isAfter(end.plus(TrainingSettings.HORIZON));
                promised.add(score.probability());
                foreseeable.add(inTime ? outcome.probability() : 0);
                happened.add(inTime && outcome.won());
            }
        }
        if (promised.isEmpty()) {
            return new Foresight(null, null, Double.NaN);
        }
        ScoredRows rows = rows(promised, happened);
        return new Foresight(
                Performance.of(rows, BOOTSTRAP),
                BOOTSTRAP.of(rows(foreseeable, happened), Measures::auc),
                CalibrationByChance.of(rows));
    }

    private static ScoredRows rows(List<Double> probabilities, List<Boolean> happened) {
        boolean[] outcomes = new boolean[happened.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = happened.get(i);
        }
        return ScoredRows.of(
                probabilities.stream().mapToDouble(Double::doubleValue).toArray(), outcomes);
    }

    TextTable table() {
        TextTable table = new TextTable("measure", "value", "from", "to (95 %)");
        if (performance != null) {
            row(table, "AUC", performance.auc());
            row(table, "ECE", performance.ece());
        }
        if (seer != null) {
            row(table, "AUC of a seer", seer);
        }
        return table;
    }

    private static void row(TextTable table, String measure, Estimate estimate) {
        table.row(measure, text(estimate.value()), text(estimate.low()), text(estimate.high()));
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** What the numbers rest on, and whether that is enough. */
    String sentence() {
        if (performance == null) {
            return "  no lead was open, so there is nothing to measure";
        }
        String rests = "  rests on %,d open synthetic leads, of which %,d are won within %d days;"
                .formatted(performance.rows(), performance.positives(), TrainingSettings.HORIZON.toDays());
        String chance = " a seer knows the hidden intent, a perfect model would show an ECE up to %s by chance"
                .formatted(text(byChance));
        return rests
                + chance
                + (isEnough()
                        ? ""
                        : "; too few to judge a model by, %d of each outcome are the least".formatted(FEWEST_OUTCOMES));
    }

    private boolean isEnough() {
        return performance != null
                && Math.min(performance.positives(), performance.rows() - performance.positives()) >= FEWEST_OUTCOMES;
    }

    /** What is not defined is left out: JSON has no NaN. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", "synthetic");
        json.put("leads", performance == null ? 0 : performance.rows());
        json.put("won", performance == null ? 0 : performance.positives());
        json.put("enough", isEnough());
        if (performance != null) {
            put(json, "auc", performance.auc());
            put(json, "ece", performance.ece());
            json.put("eceByChance", byChance);
        }
        if (seer != null) {
            put(json, "aucOfASeer", seer);
        }
        return json;
    }

    private static void put(Map<String, Object> json, String name, Estimate estimate) {
        if (!Double.isNaN(estimate.value())) {
            json.put(name, List.of(estimate.value(), estimate.low(), estimate.high()));
        }
    }
}
