package io.enterprisehub.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.local.runtime.Reaper;
import io.enterprisehub.local.services.EmbeddedPostgreSql;
import io.enterprisehub.local.services.Migrations;
import io.enterprisehub.simulation.Act;
import io.enterprisehub.simulation.Deliveries;
import io.enterprisehub.simulation.Delivery;
import io.enterprisehub.simulation.LeadLife;
import io.enterprisehub.simulation.Ledger;
import io.enterprisehub.simulation.Market;
import io.enterprisehub.simulation.MarketSettings;
import io.enterprisehub.store.lead.LeadCodec;
import io.enterprisehub.training.fit.FitProgress;
import io.enterprisehub.training.fit.Fitted;
import io.enterprisehub.training.fit.Fitting;
import io.enterprisehub.training.fit.Search;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.timeline.LeadTimeline;
import io.enterprisehub.training.timeline.TimelineTarget;
import io.enterprisehub.training.timeline.TimelineTraining;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredHistoryTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void learnsConversionAndChurnFromThePastThatARealDatabaseKept() throws Exception {
        MarketSettings market = new MarketSettings(1, 2_500, START, START.plus(Duration.ofDays(700)), 1);
        try (var reaper = Reaper.start();
                var postgres = EmbeddedPostgreSql.in(directory, reaper, RandomGenerator.getDefault())) {
            Migrations.apply(postgres);
            try (Connection database =
                    DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
                List<LeadLife> lives = live(new Market(5, market), database);

                StoredHistory history = StoredHistory.read(database);

                assertThat(history.timelines()).hasSizeBetween(lives.size() - 60, lives.size());
                assertThat(history.timelines())
                        .filteredOn(timeline -> timeline.wonAt() != null)
                        .hasSizeGreaterThan(100);
                for (LeadTimeline timeline : history.timelines()) {
                    assertThat(timeline.events())
                            .isSortedAccordingTo((a, b) -> a.receivedAt().compareTo(b.receivedAt()));
                }
                // With all columns, those of appointments and opportunities too, it is 0.77: so nothing of the outcome
                // leaked in.
                assertThat(aucOf(TimelineTarget.CONVERSION, history)).isBetween(0.60, 0.80);
                // With all columns it is 0.75.
                assertThat(aucOf(TimelineTarget.CHURN, history)).isBetween(0.65, 0.80);
            }
        }
    }

    private static double aucOf(TimelineTarget target, StoredHistory history) {
        TimelineTraining training = TimelineTraining.of(target, history.timelines(), history.end(), 1);
        Fitted fitted =
                training.run(new Fitting(Search.Effort.SHORT, 1, 1, LeafPrecision.FLOAT32, null), FitProgress.SILENT);
        assertThat(fitted.model().provenance()).containsEntry("rows", Integer.toString(training.rowCount()));
        assertThat(fitted.model().schema().names())
                .containsExactlyElementsOf(
                        Arrays.stream(Feature.values()).map(Feature::name).toList());
        return Measures.auc(fitted.test());
    }

    /** Puts a market into the tables as the functions would have. */
    private static List<LeadLife> live(Market market, Connection database) throws SQLException {
        Deliveries deliveries = new Deliveries(5, 0);
        List<LeadLife> lives = market.history(market.tenants().getFirst()).lives();
        database.setAutoCommit(false);
        try (PreparedStatement event = database.prepareStatement(
                        "INSERT INTO event_history VALUES (?, ?, ?, ?, ?, ?, string_to_array(?, ',')) ON CONFLICT DO NOTHING");
                PreparedStatement row = database.prepareStatement(
                        "INSERT INTO leads"
                                + " (tenant, lead_id, status, crm_created_at, source, state) VALUES (?, ?, ?, ?, ?, ?::jsonb)")) {
            for (LeadLife life : lives) {
                Lead lead = Lead.unknown(life.lead());
                for (LeadEvent each : events(life, deliveries)) {
                    lead = lead.apply(each);
                    insert(event, each);
                }
                insert(row, lead);
            }
            event.executeBatch();
            row.executeBatch();
        }
        database.commit();
        return lives;
    }

    private static List<LeadEvent> events(LeadLife life, Deliveries deliveries) {
        List<LeadEvent> events = new ArrayList<>();
        for (Act act : life.acts()) {
            for (Delivery delivery : deliveries.of(act)) {
                LeadEvent event = Ledger.event(delivery, act.at());
                if (event != null) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    private static void insert(PreparedStatement statement, LeadEvent event) throws SQLException {
        List<String> signals = event.changes().stream()
                .<String>mapMulti((change, out) -> {
                    if (change instanceof LeadChange.Observed(var signal, Instant _)) {
                        out.accept(signal.name());
                    }
                })
                .toList();
        statement.setString(1, event.lead().tenant());
        statement.setString(2, event.eventId());
        statement.setString(3, event.lead().leadId());
        statement.setString(4, event.type());
        statement.setTimestamp(5, Timestamp.from(event.occurredAt()));
        statement.setTimestamp(6, Timestamp.from(event.receivedAt()));
        statement.setString(7, String.join(",", signals));
        statement.addBatch();
    }

    private static void insert(PreparedStatement statement, Lead lead) throws SQLException {
        String created = lead.fields().get(LeadField.CREATED_AT);
        statement.setString(1, lead.key().tenant());
        statement.setString(2, lead.key().leadId());
        statement.setString(3, lead.status().label());
        statement.setTimestamp(4, timestamp(created));
        statement.setString(5, lead.fields().get(LeadField.SOURCE));
        statement.setString(6, LeadCodec.write(lead));
        statement.addBatch();
    }

    private static @Nullable Timestamp timestamp(@Nullable String iso) {
        return iso == null ? null : Timestamp.from(Instant.parse(iso));
    }
}
