package io.enterprisehub.local.traffic;

import io.enterprisehub.local.oracle.EventKey;
import io.enterprisehub.simulation.Act;
import io.enterprisehub.simulation.Deliveries;
import io.enterprisehub.simulation.Delivery;
import io.enterprisehub.simulation.Delivery.Defect;
import io.enterprisehub.simulation.GhlPayloads;
import io.enterprisehub.simulation.Ledger;
import io.enterprisehub.simulation.Market;
import io.enterprisehub.simulation.MarketSettings;
import io.enterprisehub.simulation.Outcome;
import io.enterprisehub.simulation.TenantHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** The simulated market as events with their ledger. Equal arguments, equal traffic. */
public final class MarketSource {

    private static final Duration HISTORY = Duration.ofDays(70);
    /** Share of deliveries that have one of GHL's documented defects. */
    private static final double DEFECTS = 0.03;
    /** Share of deliveries that GHL cut. */
    private static final double CUT = 0.0015;

    private MarketSource() {}

    /**
     * A market whose history ends at {@code now}.
     *
     * @param activity factor on how much is said and done, 1 being usual
     */
    public static MarketTraffic traffic(long seed, int tenants, int leadsPerTenant, double activity, Instant now) {
        MarketSettings settings = new MarketSettings(tenants, leadsPerTenant, now.minus(HISTORY), now, activity);
        Market market = new Market(seed, settings);
        SplittableRandom random = new SplittableRandom(seed);
        Deliveries deliveries = new Deliveries(seed, DEFECTS);
        List<TenantHistory> histories =
                market.tenants().stream().map(market::history).toList();
        List<Act> acts = histories.stream()
                .flatMap(history -> history.acts().stream())
                .sorted(Comparator.comparing(Act::at))
                .toList();
        List<Outcome> outcomes = histories.stream()
                .flatMap(history -> history.outcomes().stream())
                .toList();

        List<MarketEvent> installations = new ArrayList<>();
        List<MarketEvent> events = new ArrayList<>();
        for (Act act : acts) {
            for (Delivery delivery : deliveries.of(act)) {
                boolean cut =
                        act instanceof Act.OfLead && delivery.defect() == Defect.NONE && random.nextDouble() < CUT;
                MarketEvent event = event(cut ? cut(delivery) : delivery, now);
                (act instanceof Act.Installed ? installations : events).add(event);
            }
        }
        return new MarketTraffic(installations, events, outcomes, now);
    }

    private static Delivery cut(Delivery delivery) {
        return new Delivery(delivery.webhookId(), delivery.type(), delivery.act(), Defect.CUT);
    }

    private static MarketEvent event(Delivery delivery, Instant now) {
        return new MarketEvent(
                new EventKey(delivery.tenant(), delivery.webhookId()),
                Ledger.event(delivery, now),
                delivery.defect() == Defect.CUT,
                GhlPayloads.json(delivery));
    }
}
