package io.enterprisehub.local.traffic;

import io.enterprisehub.local.oracle.EventKey;
import io.enterprisehub.local.oracle.Expectation;
import io.enterprisehub.local.oracle.ExpectedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects an {@link Expectation} while traffic is planned. Not safe for many threads. */
final class Expected {

    private final List<ExpectedEvent> events = new ArrayList<>();
    private final Map<EventKey, String> poison = new HashMap<>();
    private final Set<EventKey> forbidden = new HashSet<>();
    private final Map<String, String> installed = new HashMap<>();
    private final Map<String, String> purged = new HashMap<>();

    void event(ExpectedEvent event) {
        events.add(event);
    }

    void poison(EventKey key, String reason) {
        poison.put(key, reason);
    }

    void forbidden(EventKey key) {
        forbidden.add(key);
    }

    void installed(EventKey event) {
        installed.put(event.tenant(), event.eventId());
    }

    void purged(EventKey event) {
        purged.put(event.tenant(), event.eventId());
    }

    Expectation complete() {
        return new Expectation(events, poison, forbidden, installed, purged);
    }
}
