package io.enterprisehub.store.lead;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.store.internal.Row;
import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** How the scores of leads changed over time. Takes part in the caller's transaction. */
@Singleton
public final class HistoryRepository {

    private static final String APPEND = """
            INSERT INTO score_history
                (tenant, lead_id, version, scored_at, probability, score, tier, model_version, reasons)
            SELECT tenant, lead_id, version, scored_at, probability, score, tier, model_version, reasons::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS new (tenant, lead_id, version, scored_at, probability, score, tier, model_version, reasons)""";

    private static final String PAGE = """
            SELECT lead_id, version, scored_at, probability, score, tier, model_version, reasons
            FROM score_history WHERE tenant = ? AND lead_id = ? AND version < ?
            ORDER BY version DESC LIMIT ?""";

    private final Sql sql;

    HistoryRepository(Sql sql) {
        this.sql = sql;
    }

    public void append(Collection<HistoryEntry> entries) {
        sql.update(
                APPEND,
                p -> p.texts(entries, e -> e.lead().tenant())
                        .texts(entries, e -> e.lead().leadId())
                        .numbers(entries, HistoryEntry::version)
                        .instants(entries, e -> e.score().scoredAt())
                        .doubles(entries, e -> e.score().probability())
                        .integers(entries, e -> e.score().score())
                        .texts(entries, e -> e.score().tier().label())
                        .texts(entries, e -> e.score().modelVersion())
                        .texts(entries, e -> ReasonCodec.write(e.score().reasons())));
    }

    /**
     * The newest entries of a lead before a version, newest first.
     *
     * @param beforeVersion exclusive; {@link Long#MAX_VALUE} for the first page
     */
    public List<HistoryEntry> page(LeadKey lead, long beforeVersion, int limit) {
        return sql.query(
                PAGE,
                p -> p.text(lead.tenant())
                        .text(lead.leadId())
                        .number(beforeVersion)
                        .integer(limit),
                row -> entry(lead, row));
    }

    private static HistoryEntry entry(LeadKey lead, Row row) throws SQLException {
        LeadScore score = new LeadScore(
                row.real("probability"),
                row.integer("score"),
                LeadColumns.tier(row.text("tier")),
                0,
                ReasonCodec.read(row.text("reasons")),
                row.text("model_version"),
                row.instant("scored_at"));
        return new HistoryEntry(lead, row.number("version"), score);
    }
}
