package io.enterprisehub.local.traffic;

import io.enterprisehub.simulation.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * What happened at some locations, as events.
 *
 * @param installations one per location
 * @param events of the leads, in the order in which they happened
 * @param outcomes how each lead ended or will end: no event tells what lies behind {@code now}
 * @param now the end of the market's time
 */
public record MarketTraffic(
        List<MarketEvent> installations, List<MarketEvent> events, List<Outcome> outcomes, Instant now) {
    public MarketTraffic {
        installations = List.copyOf(installations);
        events = List.copyOf(events);
        outcomes = List.copyOf(outcomes);
    }

    /** The locations, in the order of the installations. */
    public List<String> tenants() {
        return installations.stream().map(event -> event.key().tenant()).toList();
    }
}
