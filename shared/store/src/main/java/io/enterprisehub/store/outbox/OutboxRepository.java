package io.enterprisehub.store.outbox;

import io.enterprisehub.leads.score.Announcement;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What must be told to the CRM, and what it was last told. Takes part in the caller's transaction. */
@Singleton
public final class OutboxRepository {

    private static final String APPEND = """
            INSERT INTO outbox (tenant, kind, lead_id, payload, created_at)
            SELECT tenant, kind, lead_id, payload::jsonb, created_at
            FROM unnest(?, ?, ?, ?, ?) AS new (tenant, kind, lead_id, payload, created_at)""";

    private static final String ANNOUNCED =
            "SELECT lead_id, probability, tier FROM announced WHERE tenant = ? AND lead_id = ANY (?)";

    private static final String ANNOUNCE = """
            INSERT INTO announced (tenant, lead_id, probability, tier, at)
            SELECT ?, lead_id, probability, tier, ? FROM unnest(?, ?, ?) AS new (lead_id, probability, tier)
            ON CONFLICT (tenant, lead_id) DO UPDATE
            SET probability = excluded.probability, tier = excluded.tier, at = excluded.at""";

    private final Sql sql;

    OutboxRepository(Sql sql) {
        this.sql = sql;
    }

    public void append(Collection<OutboxEntry> entries) {
        sql.update(
                APPEND,
                p -> p.texts(entries, e -> e.lead().tenant())
                        .texts(entries, e -> e.kind().label())
                        .texts(entries, e -> e.lead().leadId())
                        .texts(entries, OutboxEntry::payload)
                        .instants(entries, OutboxEntry::createdAt));
    }

    /** What was last announced of these leads, by lead id; leads of which nothing was are absent. */
    public Map<String, Announcement> announced(String tenant, Collection<String> leadIds) {
        Map<String, Announcement> announced = new HashMap<>();
        sql.query(ANNOUNCED, p -> p.text(tenant).texts(leadIds), row -> {
                    Tier tier = Tier.valueOf(row.text("tier").toUpperCase(Locale.ROOT));
                    return Map.entry(row.text("lead_id"), new Announcement(row.real("probability"), tier));
                })
                .forEach(entry -> announced.put(entry.getKey(), entry.getValue()));
        return announced;
    }

    /** Remembers what is announced now, by lead id; the leads are locked by this transaction. */
    public void announce(String tenant, Map<String, Announcement> announcements, Instant at) {
        List<Map.Entry<String, Announcement>> rows = List.copyOf(announcements.entrySet());
        sql.update(
                ANNOUNCE,
                p -> p.text(tenant)
                        .instant(at)
                        .texts(rows, Map.Entry::getKey)
                        .doubles(rows, e -> e.getValue().probability())
                        .texts(rows, e -> e.getValue().tier().label()));
    }
}
