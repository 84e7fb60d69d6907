package io.enterprisehub.local.dictionary;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.store.lead.LeadCodec;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
import io.enterprisehub.store.lead.ScoredLead;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents of leads as the cache holds them, of a database; their scores are of the models at hand. What is trained on them
 * repeats what they have in common, which may be somebody's name: the dictionary is as confidential as they are.
 */
public final class StoredDocuments {

    /** In an order that has nothing to do with contents, and is the same each time. */
    private static final String SAMPLE = """
            SELECT tenant, lead_id, state, scored_at, created_at, version FROM leads
            WHERE status NOT IN ('pending', 'deleted')
            ORDER BY md5(tenant || '/' || lead_id), tenant, lead_id LIMIT ?""";

    private final LeadScorer scorer;

    public StoredDocuments(LeadScorer scorer) {
        this.scorer = scorer;
    }

    /** Documents of at most so many leads of all tenants. */
    public List<byte[]> read(Connection database, int most) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(SAMPLE)) {
            statement.setInt(1, most);
            List<byte[]> documents = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    documents.add(document(rows));
                }
            }
            return documents;
        }
    }

    private byte[] document(ResultSet row) throws SQLException {
        LeadKey key = new LeadKey(row.getString("tenant"), row.getString("lead_id"));
        Lead lead = LeadCodec.read(key, row.getString("state"));
        LeadScore score = scorer.score(List.of(lead), instant(row, "scored_at")).getFirst();
        ScoredLead scored = new ScoredLead(lead, score, instant(row, "created_at"));
        return LeadDocumentJson.write(LeadDocument.of(scored, row.getLong("version")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
