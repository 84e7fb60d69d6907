package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.score.Forecasts;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.store.lead.HistoryEntry;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.lead.ScoredLead;
import io.enterprisehub.store.lead.StoredLead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Applies events to leads and scores all of them as one matrix. Works in the caller's transaction. */
final class LeadWriter {

    private final LeadRepository leads;
    private final HistoryRepository history;
    private final LeadScorer scorer;
    private final ModelWatch watch;
    private final LongSupplier nanoTime;
    private final Metrics metrics;

    LeadWriter(
            LeadRepository leads,
            HistoryRepository history,
            LeadScorer scorer,
            ModelWatch watch,
            LongSupplier nanoTime,
            Metrics metrics) {
        this.leads = leads;
        this.history = history;
        this.scorer = scorer;
        this.watch = watch;
        this.nanoTime = nanoTime;
        this.metrics = metrics;
    }

    /**
     * Locks and writes the leads of the events.
     *
     * @param touching all events of the tenant, also those that were applied before: their leads are scored anew
     * @param fresh those among them that are to be applied
     * @return what the rows now say
     */
    List<LeadDocument> write(String tenant, List<LeadEvent> touching, List<LeadEvent> fresh, Instant now) {
        SortedMap<String, Instant> firstEventAt = new TreeMap<>();
        touching.forEach(event ->
                firstEventAt.merge(event.lead().leadId(), event.occurredAt(), (a, b) -> a.isBefore(b) ? a : b));
        Map<String, StoredLead> held = leads.lock(tenant, firstEventAt.keySet());
        Map<String, Lead> changed = new TreeMap<>();
        held.forEach((id, stored) -> changed.put(id, stored.lead()));
        fresh.forEach(event -> changed.computeIfPresent(event.lead().leadId(), (id, lead) -> lead.apply(event)));

        List<LeadDocument> saved = leads.saveAll(score(List.copyOf(changed.values()), firstEventAt, now));
        history.append(saved.stream()
                .filter(document -> isNewScore(held.get(document.key().leadId()), document.score()))
                .map(HistoryEntry::of)
                .toList());
        return saved;
    }

    private List<ScoredLead> score(List<Lead> changed, Map<String, Instant> firstEventAt, Instant now) {
        long start = nanoTime.getAsLong();
        List<LeadScore> scores = scorer.score(changed, now, pass -> timed(pass, changed.size()));
        metrics.time("stage.score", Duration.ofNanos(nanoTime.getAsLong() - start));
        metrics.count("leads.scored", changed.size());
        watch.scored(changed.size());
        List<ScoredLead> scored = new ArrayList<>(changed.size());
        for (int i = 0; i < changed.size(); i++) {
            Lead lead = changed.get(i);
            Instant first = firstEventAt.getOrDefault(lead.key().leadId(), now);
            scored.add(new ScoredLead(lead, scores.get(i), first));
        }
        return scored;
    }

    /** What the engine takes of a lead: both of its rows, conversion and churn, without its features and reasons. */
    private Forecasts timed(Supplier<Forecasts> pass, int leads) {
        long start = nanoTime.getAsLong();
        Forecasts forecasts = pass.get();
        if (leads > 0) {
            metrics.value("engine.microsPerLead", (nanoTime.getAsLong() - start) / 1e3 / leads);
        }
        return forecasts;
    }

    /** Decay moves every probability a little all the time; history has a row when a reader would see a difference. */
    private static boolean isNewScore(@Nullable StoredLead held, LeadScore score) {
        LeadScore old = held == null ? null : held.score();
        return old == null
                || old.score() != score.score()
                || old.tier() != score.tier()
                || !old.modelVersion().equals(score.modelVersion());
    }
}
