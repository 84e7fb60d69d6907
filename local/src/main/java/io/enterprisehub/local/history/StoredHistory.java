package io.enterprisehub.local.history;

import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.store.lead.LeadCodec;
import io.enterprisehub.training.timeline.LeadTimeline;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the store knows of every lead's past: events without content, and when an opportunity was won or lost. Rows are streamed in
 * one read-only transaction, so that leads and events are of one moment.
 *
 * @param timelines of all leads that were not deleted
 * @param end when the newest event was received
 */
public record StoredHistory(List<LeadTimeline> timelines, Instant end) {

    private static final int FETCH = 5_000;

    private static final String EVENTS = """
            SELECT tenant, lead_id, received_at, occurred_at, signals FROM event_history
            ORDER BY tenant, lead_id, received_at, event_id""";

    private static final String LEADS = """
            SELECT tenant, lead_id, crm_created_at, source, state FROM leads
            WHERE status NOT IN ('pending', 'deleted') ORDER BY tenant, lead_id""";

    private static final Set<String> WON = Set.of("won");
    private static final Set<String> LOST = Set.of("lost", "abandoned");

    public StoredHistory {
        timelines = List.copyOf(timelines);
    }

    /** Reads everything. The connection's transaction is ended. */
    public static StoredHistory read(Connection database) throws SQLException {
        database.setAutoCommit(false);
        database.setReadOnly(true);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = database.createStatement()) {
            statement.setFetchSize(FETCH);
            Map<LeadKey, List<LeadTimeline.Received>> events = new HashMap<>();
            Instant end = Instant.EPOCH;
            try (ResultSet rows = statement.executeQuery(EVENTS)) {
                while (rows.next()) {
                    Instant received = Objects.requireNonNull(instant(rows, "received_at"));
                    end = received.isAfter(end) ? received : end;
                    events.computeIfAbsent(key(rows), _ -> new ArrayList<>())
                            .add(new LeadTimeline.Received(
                                    received, Objects.requireNonNull(instant(rows, "occurred_at")), signals(rows)));
                }
            }
            List<LeadTimeline> timelines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(LEADS)) {
                while (rows.next()) {
                    LeadKey key = key(rows);
                    Lead lead = LeadCodec.read(key, rows.getString("state"));
                    timelines.add(new LeadTimeline(
                            key,
                            instant(rows, "crm_created_at"),
                            rows.getString("source"),
                            events.getOrDefault(key, List.of()),
                            settled(lead, WON),
                            settled(lead, LOST)));
                }
            }
            return new StoredHistory(timelines, end);
        } finally {
            database.rollback();
        }
    }

    private static LeadKey key(ResultSet row) throws SQLException {
        return new LeadKey(row.getString("tenant"), row.getString("lead_id"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Signals of a later release are unknown to this one and left out. */
    private static List<Signal> signals(ResultSet row) throws SQLException {
        Array array = row.getArray("signals");
        Set<String> names = Set.copyOf(Arrays.asList((String[]) array.getArray()));
        array.free();
        return EnumSet.allOf(Signal.class).stream()
                .filter(signal -> names.contains(signal.name()))
                .toList();
    }

    /** When an opportunity's status was first written that way; each keeps the time of its last writing. */
    private static @Nullable Instant settled(Lead lead, Set<String> statuses) {
        return lead.items(ItemKind.OPPORTUNITY).values().stream()
                .map(item -> item.cells().get(ItemField.STATUS))
                .filter(Objects::nonNull)
                .filter(cell -> statuses.contains(String.valueOf(cell.value())))
                .map(cell -> cell.stamp().at())
                .min(Instant::compareTo)
                .orElse(null);
    }
}
