package io.enterprisehub.local.oracle;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the system holds after everything was drained.
 *
 * @param leads rows of the table of leads
 * @param eventIds the once-only guard
 * @param history how often each event stands in the history
 * @param readBacks leads for which a read-back waits in the outbox
 * @param tenants by id
 * @param remains what is left of a tenant outside the table of tenants: place to number of rows or keys, only where above 0
 */
public record Snapshot(
        Map<LeadKey, Row> leads,
        Set<EventKey> eventIds,
        Map<EventKey, Integer> history,
        Set<LeadKey> readBacks,
        List<DeadLetter> deadLetters,
        Map<String, TenantRow> tenants,
        Map<String, Map<String, Long>> remains) {

    public Snapshot {
        leads = Map.copyOf(leads);
        eventIds = Set.copyOf(eventIds);
        history = Map.copyOf(history);
        readBacks = Set.copyOf(readBacks);
        deadLetters = List.copyOf(deadLetters);
        tenants = Map.copyOf(tenants);
        remains = Map.copyOf(remains);
    }

    /** A tenant as stored: {@code installed} or {@code uninstalled}, and the event that said so; empty where it was only implied. */
    public record TenantRow(String state, String event) {}

    /** A lead as stored; {@code score} is null while it has none. */
    public record Row(Lead state, @Nullable StoredScore score) {}

    /** The score columns of a row. */
    public record StoredScore(double probability, int score, String tier, String modelVersion, Instant scoredAt) {}

    /** A message of the dead-letter queue; null where the attribute is missing. */
    public record DeadLetter(
            @Nullable EventKey event, @Nullable String reason) {}
}
