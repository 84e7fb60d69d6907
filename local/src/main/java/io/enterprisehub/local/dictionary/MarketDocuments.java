package io.enterprisehub.local.dictionary;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.simulation.Act;
import io.enterprisehub.simulation.Deliveries;
import io.enterprisehub.simulation.Delivery;
import io.enterprisehub.simulation.LeadLife;
import io.enterprisehub.simulation.Ledger;
import io.enterprisehub.simulation.Market;
import io.enterprisehub.simulation.MarketSettings;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
import io.enterprisehub.store.lead.ScoredLead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Documents of leads as the cache holds them, of a synthetic market: nobody in them exists. They are built from the simulated
 * events by the domain, the packaged models and the store's own form. Equal arguments and models, equal bytes.
 */
public final class MarketDocuments {

    /** Any would do; it has to stay, so that the documents do. */
    private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");

    private static final Duration HISTORY = Duration.ofDays(70);

    private final LeadScorer scorer;

    /** Scores with the models that are served. */
    public MarketDocuments(LeadScorer scorer) {
        this.scorer = scorer;
    }

    /**
     * One document of each lead, as of its last event.
     *
     * @param told how many leads are done
     */
    public List<byte[]> of(long seed, int tenants, int leadsPerTenant, IntConsumer told) {
        Market market = new Market(seed, new MarketSettings(tenants, leadsPerTenant, END.minus(HISTORY), END, 1));
        Deliveries deliveries = new Deliveries(seed, 0);
        List<byte[]> documents = new ArrayList<>();
        market.tenants()
                .forEach(tenant -> market.history(tenant).lives().forEach(life -> {
                    List<LeadEvent> events = events(life, deliveries);
                    if (!events.isEmpty()) {
                        documents.add(document(life, events, documents.size() + 1));
                        told.accept(documents.size());
                    }
                }));
        return documents;
    }

    private static List<LeadEvent> events(LeadLife life, Deliveries deliveries) {
        List<LeadEvent> events = new ArrayList<>();
        for (Act act : life.acts()) {
            for (Delivery delivery : deliveries.of(act)) {
                LeadEvent event = Ledger.event(delivery, act.at());
                if (event != null) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    /** Versions are drawn from one sequence by everything that is written; a few digits of them matter here, not which. */
    private byte[] document(LeadLife life, List<LeadEvent> events, long number) {
        Lead lead = Lead.unknown(life.lead());
        for (LeadEvent event : events) {
            lead = lead.apply(event);
        }
        Instant scoredAt = events.getLast().receivedAt().plusMillis(events.size() * 37L % 1_000);
        LeadScore score = scorer.score(List.of(lead), scoredAt).getFirst();
        ScoredLead scored = new ScoredLead(lead, score, events.getFirst().occurredAt());
        return LeadDocumentJson.write(LeadDocument.of(scored, number * 7_919)).getBytes(StandardCharsets.UTF_8);
    }
}
