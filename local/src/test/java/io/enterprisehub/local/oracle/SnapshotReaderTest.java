package io.enterprisehub.local.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.local.oracle.Snapshot.Row;
import io.enterprisehub.local.oracle.Snapshot.StoredScore;
import io.enterprisehub.local.oracle.Snapshot.TenantRow;
import io.enterprisehub.local.runtime.Reaper;
import io.enterprisehub.local.services.EmbeddedPostgreSql;
import io.enterprisehub.local.services.Migrations;
import io.enterprisehub.store.lead.LeadCodec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotReaderTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final LeadKey ANN = new LeadKey("north", "ann");
    private static final LeadKey BEN = new LeadKey("north", "ben");

    @Test
    void readsEveryTableThatTheJudgeLooksAt(@TempDir Path folder) throws Exception {
        Lead ann = Lead.unknown(ANN)
                .apply(new LeadEvent(
                        ANN,
                        "e1",
                        "NoteCreate",
                        AT,
                        AT,
                        false,
                        List.of(new LeadChange.Observed(Signal.NOTE_ADDED, AT))));
        try (Reaper reaper = Reaper.start();
                EmbeddedPostgreSql postgres = EmbeddedPostgreSql.in(folder, reaper, RandomGenerator.getDefault())) {
            Migrations.apply(postgres);
            try (Connection database =
                    DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
                fill(database, LeadCodec.write(ann));

                Snapshot snapshot = new SnapshotReader(database)
                        .read(Set.of("gone"), List.of(), Map.of("gone", Map.of("redis", 2L)));

                assertThat(snapshot.leads())
                        .containsOnly(
                                Map.entry(ANN, new Row(ann, new StoredScore(0.25, 25, "warm", "m1", AT))),
                                Map.entry(BEN, new Row(Lead.unknown(BEN), null)));
                assertThat(snapshot.eventIds())
                        .containsExactlyInAnyOrder(new EventKey("north", "e1"), new EventKey("gone", "e9"));
                assertThat(snapshot.history()).containsOnly(Map.entry(new EventKey("north", "e1"), 2));
                assertThat(snapshot.readBacks()).containsExactly(ANN);
                assertThat(snapshot.tenants()).containsOnly(Map.entry("gone", new TenantRow("uninstalled", "out")));
                assertThat(snapshot.remains()).containsOnly(Map.entry("gone", Map.of("event_ids", 1L, "redis", 2L)));
            }
        }
    }

    /** Written by hand: what the functions write is judged elsewhere. */
    private static void fill(Connection database, String state) throws Exception {
        try (Statement statement = database.createStatement()) {
            statement.execute("INSERT INTO leads (tenant, lead_id, status, state, probability, ml_score, tier,"
                    + " model_version, scored_at) VALUES ('north', 'ann', 'active', '" + state
                    + "', 0.25, 25, 'warm', 'm1', '" + AT + "')");
            statement.execute("INSERT INTO leads (tenant, lead_id) VALUES ('north', 'ben')");
            statement.execute(
                    "INSERT INTO event_ids VALUES ('north', 'e1', '" + AT + "'), ('gone', 'e9', '" + AT + "')");
            for (String receivedAt : List.of("2026-03-01", "2026-03-02")) {
                statement.execute(
                        "INSERT INTO event_history (tenant, event_id, lead_id, type, occurred_at, received_at,"
                                + " signals) VALUES ('north', 'e1', 'ann', 'NoteCreate', now(), '" + receivedAt
                                + "', '{}')");
            }
            statement.execute("INSERT INTO outbox (tenant, kind, lead_id, payload, created_at)"
                    + " VALUES ('north', 'read-back', 'ann', '{}', now())");
            statement.execute("INSERT INTO tenants (tenant, state, state_at, state_event)"
                    + " VALUES ('gone', 'uninstalled', now(), 'out')");
        }
    }
}
