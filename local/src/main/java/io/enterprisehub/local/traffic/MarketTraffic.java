package io.enterprisehub.local.traffic;

import java.time.Instant;
import java.util.List;

/**
 * What happened at some locations, as events.
 *
 * @param installations one per location
 * @param events of the leads, in the order in which they happened
 * @param now the end of the market's time
 */
public record MarketTraffic(List<MarketEvent> installations, List<MarketEvent> events, Instant now) {
    public MarketTraffic {
        installations = List.copyOf(installations);
        events = List.copyOf(events);
    }

    /** The locations, in the order of the installations. */
    public List<String> tenants() {
        return installations.stream().map(event -> event.key().tenant()).toList();
    }
}
