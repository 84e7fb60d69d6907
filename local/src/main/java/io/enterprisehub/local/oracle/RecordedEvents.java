package io.enterprisehub.local.oracle;

import io.enterprisehub.local.oracle.ExpectedEvent.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Under which ids the expected events were recorded. */
record RecordedEvents(Map<EventKey, List<EventKey>> ids) {

    static RecordedEvents of(Expectation expected, Snapshot actual) {
        Map<EventKey, List<EventKey>> ids = new HashMap<>();
        List<EventKey> workflow = actual.eventIds().stream()
                .filter(id -> id.eventId().startsWith("wf:"))
                .toList();
        Set<EventKey> all = actual.eventIds();
        for (ExpectedEvent event : expected.events()) {
            Stream<EventKey> found = event.route() == Route.SIGNED
                    ? Stream.of(event.key()).filter(all::contains)
                    : workflow.stream().filter(event::matches);
            ids.put(event.key(), found.toList());
        }
        return new RecordedEvents(ids);
    }

    /** The ids in the once-only guard that stand for this event; a lost one has none, and is judged as if it had been applied. */
    List<EventKey> idsOf(ExpectedEvent event) {
        List<EventKey> found = recorded(event);
        return found.isEmpty() ? List.of(event.key()) : found.subList(0, Math.min(found.size(), event.maxCopies()));
    }

    List<EventKey> recorded(ExpectedEvent event) {
        return ids.getOrDefault(event.key(), List.of());
    }
}
