package io.enterprisehub.training;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.score.Features;
import io.enterprisehub.simulation.Act;
import io.enterprisehub.simulation.Deliveries;
import io.enterprisehub.simulation.Delivery;
import io.enterprisehub.simulation.LeadLife;
import io.enterprisehub.simulation.Ledger;
import io.enterprisehub.simulation.Market;
import io.enterprisehub.simulation.MarketSettings;
import io.enterprisehub.simulation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Lives through a market as the deployed system would, event by event, and takes snapshots of leads on the way.
 *
 * <p>A moment is chosen by what makes scores: an event of the lead, or, in half of the cases, some days after one, as scores are
 * also read later. Leads that the CRM knows to be settled are not scored and give no snapshot; leads that are lost without anybody
 * having said so do, as they would.
 */
final class History {

    private static final int SNAPSHOTS_PER_LEAD = 3;
    private static final Duration LATEST_READ = Duration.ofDays(21);
    /** As often as payloads are defective in the demo. */
    private static final double DEFECT_RATE = 0.02;

    private final Deliveries deliveries;
    private final SplittableRandom random;
    private final List<Snapshot> snapshots = new ArrayList<>();

    private History(long seed) {
        this.deliveries = new Deliveries(seed, DEFECT_RATE);
        this.random = new SplittableRandom(seed);
    }

    static List<Snapshot> snapshots(TrainingSettings settings) {
        MarketSettings size = new MarketSettings(
                1, settings.leads(), TrainingSettings.START, TrainingSettings.START.plus(TrainingSettings.MARKET), 1);
        Market market = new Market(settings.seed(), size);
        History history = new History(settings.seed());
        market.history(market.tenants().getFirst()).lives().forEach(history::live);
        return List.copyOf(history.snapshots);
    }

    private void live(LeadLife life) {
        List<LeadEvent> events = new ArrayList<>();
        for (Act act : life.acts()) {
            for (Delivery delivery : deliveries.of(act)) {
                LeadEvent event = Ledger.event(delivery, act.at());
                if (event != null) {
                    events.add(event);
                }
            }
        }
        Churn churn = Churn.of(life.lead(), events);
        Lead lead = Lead.unknown(life.lead());
        NavigableSet<Instant> moments = moments(life.acts());
        for (LeadEvent event : events) {
            while (!moments.isEmpty() && moments.first().isBefore(event.receivedAt())) {
                take(lead, moments.pollFirst(), life.outcome(), churn);
            }
            lead = lead.apply(event);
        }
        for (Instant moment : moments) {
            take(lead, moment, life.outcome(), churn);
        }
    }

    private NavigableSet<Instant> moments(List<Act> acts) {
        NavigableSet<Instant> moments = new TreeSet<>();
        for (int i = 0; i < SNAPSHOTS_PER_LEAD; i++) {
            Instant event = acts.get(random.nextInt(acts.size())).at();
            long later = random.nextLong(LATEST_READ.toMillis());
            moments.add(random.nextBoolean() ? event : event.plusMillis(later));
        }
        return moments;
    }

    private void take(Lead lead, Instant at, Outcome outcome, Churn churn) {
        if (lead.status() != LeadStatus.ACTIVE) {
            return;
        }
        float[] row = new float[Features.COUNT];
        Features.write(lead, at, row, 0);
        Instant decided = outcome.decidedAt();
        boolean inTime = decided.isAfter(at) && !decided.isAfter(at.plus(TrainingSettings.HORIZON));
        snapshots.add(new Snapshot(
                lead.key(),
                at,
                row,
                inTime && outcome.won(),
                inTime ? outcome.probability() : 0,
                Churn.isEngaged(row),
                churn.leavesAfter(at)));
    }
}
