package io.enterprisehub.scoring.event;

import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what was parsed as the lines of an {@code .expected} file. */
final class Rendering {

    private Rendering() {}

    static String of(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Poison poison -> "poison " + poison.reason().code();
            case Parsed.HistoryOnly history ->
                "history type=%s event=%s at=%s".formatted(history.type(), history.eventId(), history.occurredAt());
            case Parsed.LifeCycle cycle ->
                "lifecycle %s tenant=%s company=%s event=%s at=%s"
                        .formatted(
                                cycle.change(), cycle.tenant(), cycle.company(), cycle.eventId(), cycle.occurredAt());
            case Parsed.OfLead lead -> lead(lead.event());
        };
    }

    private static String lead(LeadEvent event) {
        String head = "lead %s type=%s event=%s at=%s"
                .formatted(event.lead().leadId(), event.type(), event.eventId(), event.occurredAt());
        return Stream.concat(Stream.of(head), event.changes().stream().map(Rendering::change))
                .collect(Collectors.joining("\n"));
    }

    private static String change(LeadChange change) {
        return switch (change) {
            case LeadChange.Observed observed -> "observed " + observed.signal() + " " + observed.at();
            case LeadChange.FieldsSet set -> "fields " + set.at() + " " + values(set.values());
            case LeadChange.ItemSet set ->
                "item " + set.kind() + " " + set.itemId() + " " + set.at() + " " + values(set.values());
        };
    }

    private static <F extends Enum<F>> String values(Map<F, @Nullable String> values) {
        return values.entrySet().stream()
                .map(entry ->
                        entry.getKey() + "=" + String.valueOf(entry.getValue()).replace("\n", "\\n"))
                .collect(Collectors.joining("|"));
    }
}
