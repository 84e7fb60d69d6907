package io.enterprisehub.store.lead;

import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * Which leads of a tenant will be asked for next, by what their rows say. Each ranking reads the first entries of one index.
 * Takes part in the caller's transaction.
 */
@Singleton
public final class LeadRanking {

    private static final String APPOINTMENTS = """
            SELECT lead_id FROM leads
            WHERE tenant = ? AND next_appointment_at >= ? AND next_appointment_at < ? AND status <> 'deleted'
            ORDER BY next_appointment_at LIMIT ?""";

    private static final String HOTTEST = """
            SELECT lead_id FROM leads WHERE tenant = ? AND status = 'active'
            ORDER BY ml_score DESC, lead_id DESC LIMIT ?""";

    private static final String ACTIVE = """
            SELECT lead_id FROM leads WHERE tenant = ? AND last_event_at >= ? AND status NOT IN ('pending', 'deleted')
            ORDER BY last_event_at DESC, lead_id DESC LIMIT ?""";

    private final Sql sql;

    LeadRanking(Sql sql) {
        this.sql = sql;
    }

    /** With an appointment in the period, the next first. */
    public List<String> appointments(String tenant, Instant from, Instant until, int limit) {
        return sql.query(
                APPOINTMENTS,
                p -> p.text(tenant).instant(from).instant(until).integer(limit),
                row -> row.text("lead_id"));
    }

    /** Active ones with the highest scores, the highest first. */
    public List<String> hottest(String tenant, int limit) {
        return sql.query(HOTTEST, p -> p.text(tenant).integer(limit), row -> row.text("lead_id"));
    }

    /** To which something has happened since, the latest first. */
    public List<String> active(String tenant, Instant since, int limit) {
        return sql.query(ACTIVE, p -> p.text(tenant).instant(since).integer(limit), row -> row.text("lead_id"));
    }
}
