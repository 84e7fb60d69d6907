package io.enterprisehub.local.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must have become of everything that was sent.
 *
 * @param events accepted events
 * @param poison events that must be in the dead-letter queue, with the reason
 * @param forbidden events that were refused and must have left no trace
 * @param installed tenants at the end, with the id of the installation
 * @param purged tenants that uninstalled, with the id of that event: a tombstone remains and nothing else
 */
public record Expectation(
        List<ExpectedEvent> events,
        Map<EventKey, String> poison,
        Set<EventKey> forbidden,
        Map<String, String> installed,
        Map<String, String> purged) {

    public Expectation {
        events = List.copyOf(events);
        poison = Map.copyOf(poison);
        forbidden = Set.copyOf(forbidden);
        installed = Map.copyOf(installed);
        purged = Map.copyOf(purged);
    }
}
