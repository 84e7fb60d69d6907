package io.enterprisehub.leads.score;

import io.enterprisehub.leads.Lead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Scores leads as one matrix. A pure function of leads, model, policy and time; safe for many threads.
 *
 * <p>Each lead takes two rows: as of now, and as of its last event, which {@link TierPolicy} needs.
 */
public final class LeadScorer {

    private static final int MAX_REASONS = 5;
    /** Log-odds below which a reason says nothing worth reading: it moves a probability by less than half a percent. */
    private static final double MIN_EFFECT = 0.02;

    private final LeadModel model;
    private final TierPolicy tiers;

    public LeadScorer(LeadModel model, TierPolicy tiers) {
        this.model = model;
        this.tiers = tiers;
    }

    public String modelVersion() {
        return model.version();
    }

    /** Stands around the model's pass over the rows of a call, to measure it. */
    @FunctionalInterface
    public interface Watch {

        /** Runs the pass once and returns what it gives. */
        Forecasts over(Supplier<Forecasts> pass);
    }

    /** Scores in the order of the leads. */
    public List<LeadScore> score(List<Lead> leads, Instant now) {
        return score(leads, now, Supplier::get);
    }

    /** As {@link #score(List, Instant)}; of all that it does, the watch sees the model's pass alone, without features and reasons. */
    public List<LeadScore> score(List<Lead> leads, Instant now, Watch watch) {
        float[] rows = new float[2 * leads.size() * Features.COUNT];
        for (int i = 0; i < leads.size(); i++) {
            Lead lead = leads.get(i);
            Features.write(lead, now, rows, 2 * i * Features.COUNT);
            Features.write(lead, lastEvent(lead, now), rows, (2 * i + 1) * Features.COUNT);
        }
        Forecasts forecasts = watch.over(() -> model.forecasts(rows, 2 * leads.size()));
        List<LeadScore> scores = new ArrayList<>(leads.size());
        for (int i = 0; i < leads.size(); i++) {
            scores.add(scored(rows, forecasts, 2 * i, 2 * i + 1, now));
        }
        return scores;
    }

    /**
     * Scores rows of features, of which it is not known when something last happened: their tiers are those of now.
     *
     * @param rows row-major, {@code count} rows of {@link Features#COUNT} columns, NaN = missing
     */
    public List<LeadScore> scoreRows(float[] rows, int count, Instant now) {
        Forecasts forecasts = model.forecasts(rows, count);
        List<LeadScore> scores = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            scores.add(scored(rows, forecasts, i, i, now));
        }
        return scores;
    }

    private static Instant lastEvent(Lead lead, Instant now) {
        Instant last = lead.lastEventAt();
        return last == null || last.isAfter(now) ? now : last;
    }

    private LeadScore prior(Instant now) {
        double p = model.prior();
        Reason reason = new Reason(ReasonCode.NO_DATA, 0, ReasonCode.NO_DATA.text(0));
        return new LeadScore(p, percent(p), tiers.tier(p, p), 0, List.of(reason), model.version(), now);
    }

    /** The score of one row of a matrix; another row of it is as of the lead's last event. */
    private LeadScore scored(float[] rows, Forecasts forecasts, int row, int rowAtLastEvent, Instant now) {
        int offset = row * Features.COUNT;
        double completeness = Features.completeness(rows, offset);
        if (completeness == 0) {
            return prior(now);
        }
        double p = forecasts.conversion()[row];
        double[] churn = forecasts.churn();
        Certainty certainty = forecasts.certainty();
        return new LeadScore(
                p,
                percent(p),
                tiers.tier(forecasts.conversion()[rowAtLastEvent], p),
                certainty == null ? completeness : certainty.completeness()[row],
                reasons(Arrays.copyOfRange(rows, offset, offset + Features.COUNT)),
                model.version(),
                now,
                churn == null ? null : churn[row],
                certainty == null ? null : certainty.intervals().get(row));
    }

    private List<Reason> reasons(float[] row) {
        double[] contributions = model.contributions(row);
        Map<ReasonCode, Double> effects = new EnumMap<>(ReasonCode.class);
        for (Feature feature : Feature.values()) {
            effects.merge(feature.reason(), contributions[feature.ordinal()], Double::sum);
        }
        return effects.entrySet().stream()
                .filter(e -> Math.abs(e.getValue()) >= MIN_EFFECT)
                .map(e -> new Reason(e.getKey(), e.getValue(), e.getKey().text(e.getValue())))
                .sorted(Comparator.comparingDouble((Reason r) -> -Math.abs(r.effect())))
                .limit(MAX_REASONS)
                .toList();
    }

    private static int percent(double probability) {
        return (int) Math.round(100 * probability);
    }
}
