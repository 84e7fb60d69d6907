package io.enterprisehub.local.oracle;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.local.oracle.Snapshot.DeadLetter;
import io.enterprisehub.local.oracle.Snapshot.Row;
import io.enterprisehub.local.oracle.Snapshot.StoredScore;
import io.enterprisehub.local.oracle.Snapshot.TenantRow;
import io.enterprisehub.store.lead.LeadCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads all that a database holds, past the repositories of the functions: the judge must not share their mistakes. */
public final class SnapshotReader {

    private final Connection database;

    public SnapshotReader(Connection database) {
        this.database = database;
    }

    /**
     * Everything, in one transaction.
     *
     * @param otherRemains what is left of purged tenants elsewhere, by tenant and place
     */
    public Snapshot read(Set<String> purged, List<DeadLetter> deadLetters, Map<String, Map<String, Long>> otherRemains)
            throws SQLException {
        database.setAutoCommit(false);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Map<String, Map<String, Long>> remains = remains(purged);
        otherRemains.forEach((tenant, places) ->
                remains.computeIfAbsent(tenant, _ -> new HashMap<>()).putAll(places));
        Snapshot snapshot = new Snapshot(leads(), eventIds(), history(), readBacks(), deadLetters, tenants(), remains);
        database.rollback();
        return snapshot;
    }

    private Map<LeadKey, Row> leads() throws SQLException {
        Map<LeadKey, Row> leads = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM leads")) {
            while (row.next()) {
                LeadKey key = new LeadKey(row.getString("tenant"), row.getString("lead_id"));
                leads.put(key, new Row(LeadCodec.read(key, row.getString("state")), score(row)));
            }
        }
        return leads;
    }

    /** A row that was locked and never written keeps the defaults of the table. */
    private static @Nullable StoredScore score(ResultSet row) throws SQLException {
        Instant scoredAt = row.getObject("scored_at", OffsetDateTime.class).toInstant();
        String model = row.getString("model_version");
        if (model.isEmpty() || scoredAt.isBefore(Instant.EPOCH)) {
            return null;
        }
        return new StoredScore(
                row.getDouble("probability"), row.getInt("ml_score"), row.getString("tier"), model, scoredAt);
    }

    private Set<EventKey> eventIds() throws SQLException {
        Set<EventKey> ids = new HashSet<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT tenant, event_id FROM event_ids")) {
            while (row.next()) {
                ids.add(new EventKey(row.getString(1), row.getString(2)));
            }
        }
        return ids;
    }

    private Map<EventKey, Integer> history() throws SQLException {
        Map<EventKey, Integer> history = new HashMap<>();
        String sql = "SELECT tenant, event_id, count(*) FROM event_history GROUP BY tenant, event_id";
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                history.put(new EventKey(row.getString(1), row.getString(2)), row.getInt(3));
            }
        }
        return history;
    }

    private Set<LeadKey> readBacks() throws SQLException {
        Set<LeadKey> leads = new HashSet<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT tenant, lead_id FROM outbox WHERE kind = 'read-back'")) {
            while (row.next()) {
                leads.add(new LeadKey(row.getString(1), row.getString(2)));
            }
        }
        return leads;
    }

    private Map<String, TenantRow> tenants() throws SQLException {
        Map<String, TenantRow> tenants = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT tenant, state, state_event FROM tenants")) {
            while (row.next()) {
                tenants.put(row.getString(1), new TenantRow(row.getString(2), row.getString(3)));
            }
        }
        return tenants;
    }

    /** Rows of the purged tenants in every table that has a tenant, so that a table added later is looked at too. */
    private Map<String, Map<String, Long>> remains(Set<String> purged) throws SQLException {
        Map<String, Map<String, Long>> remains = new HashMap<>();
        for (String table : tablesWithTenant()) {
            String sql = "SELECT count(*) FROM " + table + " WHERE tenant = ?";
            try (PreparedStatement statement = database.prepareStatement(sql)) {
                for (String tenant : purged) {
                    statement.setString(1, tenant);
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        if (row.getLong(1) > 0) {
                            remains.computeIfAbsent(tenant, _ -> new HashMap<>())
                                    .put(table, row.getLong(1));
                        }
                    }
                }
            }
        }
        return remains;
    }

    private Set<String> tablesWithTenant() throws SQLException {
        Set<String> tables = new LinkedHashSet<>();
        String sql = "SELECT quote_ident(c.table_name) FROM information_schema.columns c"
                + " JOIN information_schema.tables t USING (table_schema, table_name)"
                + " WHERE c.table_schema = current_schema() AND c.column_name = 'tenant'"
                + " AND t.table_type = 'BASE TABLE' AND c.table_name <> 'tenants'";
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}
