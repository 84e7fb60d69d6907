package io.enterprisehub.store.event;

import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.stream.Collectors;

/** What happened to leads: kinds, times and signals, no content and no personal data. Takes part in the caller's transaction. */
@Singleton
public final class EventHistoryRepository {

    /** A repetition is ignored: the id of an event may have been pruned since it was first seen. */
    private static final String APPEND = """
            INSERT INTO event_history (tenant, event_id, lead_id, type, occurred_at, received_at, signals)
            SELECT tenant, event_id, lead_id, type, occurred_at, received_at, string_to_array(signals, ',')
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
                AS new (tenant, event_id, lead_id, type, occurred_at, received_at, signals)
            ON CONFLICT DO NOTHING""";

    private static final String ENSURE_PARTITIONS = "SELECT ensure_event_history_partitions(?) AS made";

    private final Sql sql;

    EventHistoryRepository(Sql sql) {
        this.sql = sql;
    }

    public void append(Collection<LeadEvent> events) {
        sql.update(
                APPEND,
                p -> p.texts(events, e -> e.lead().tenant())
                        .texts(events, LeadEvent::eventId)
                        .texts(events, e -> e.lead().leadId())
                        .texts(events, LeadEvent::type)
                        .instants(events, LeadEvent::occurredAt)
                        .instants(events, LeadEvent::receivedAt)
                        .texts(events, EventHistoryRepository::signals));
    }

    private static String signals(LeadEvent event) {
        return event.changes().stream()
                .<String>mapMulti((change, out) -> {
                    if (change instanceof LeadChange.Observed observed) {
                        out.accept(observed.signal().name());
                    }
                })
                .collect(Collectors.joining(","));
    }

    /** Makes the partitions of this month and of so many after it; returns how many were missing. */
    public int ensurePartitions(int monthsAhead) {
        return sql.query(ENSURE_PARTITIONS, p -> p.integer(monthsAhead), row -> row.integer("made"))
                .getFirst();
    }
}
