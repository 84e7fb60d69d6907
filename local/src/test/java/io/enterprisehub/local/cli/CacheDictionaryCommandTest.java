package io.enterprisehub.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.local.runtime.Reaper;
import io.enterprisehub.local.services.EmbeddedPostgreSql;
import io.enterprisehub.local.services.Migrations;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.store.lead.LeadCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheDictionaryCommandTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void trainsOnTheMarketAndShowsWhatIsSavedOnAnother() {
        Path file = folder.resolve("leads.dict");

        assertThat(hub(Map.of(), "--leads", "300", "--bytes", "2048", "--out", file.toString()))
                .isZero();
        assertThat(file).isNotEmptyFile();
        assertThat(text(out))
                .contains("trained on 300 documents", "tried on 300 others", "DEFLATE, JDK, same text")
                .contains("trained DEFLATE, this dictionary  ###", "in " + file);
    }

    @Test
    void printsFactsAndMakesTheSameBytesFromTheSameSeed() throws IOException {
        Path one = folder.resolve("1.dict");
        Path two = folder.resolve("2.dict");
        hub(Map.of(), "--leads", "300", "--bytes", "1024", "--json", "--out", one.toString());
        Map<String, Object> facts = JSON.std.mapFrom(text(out));
        hub(Map.of(), "--leads", "300", "--bytes", "1024", "--json", "--out", two.toString());

        assertThat(facts).containsEntry("samples", 300).containsKeys("sha256", "trials", "bytes");
        assertThat(one).hasSameBinaryContentAs(two);
        assertThat(Files.size(one)).isEqualTo(1024 + 158);
    }

    @Test
    void refusesWordsThatCannotBeMeant() {
        assertThat(hub(Map.of(), "--bytes", "20000")).isEqualTo(ExitCode.USAGE);
        assertThat(hub(Map.of(), "--from", "market")).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains("--bytes 512 to 16384");
    }

    @Test
    void saysInOneLineWhatIsMissing() {
        assertThat(hub(Map.of(), "--from", "database")).isEqualTo(ExitCode.FAILED);
        assertThat(hub(Map.of("JDBC_URL", "jdbc:postgresql://localhost:1/none"), "--from", "database"))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(hub(Map.of(), "--leads", "3")).isEqualTo(ExitCode.FAILED);
        assertThat(text(err).lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("Set HUB_JDBC_URL or JDBC_URL"))
                .anyMatch(line -> line.startsWith("hub: The database cannot be read"))
                .anyMatch(line -> line.contains("give more of them"));
    }

    @Test
    void trainsOnTheLeadsOfADatabase() throws Exception {
        try (var reaper = Reaper.start();
                var postgres = EmbeddedPostgreSql.in(folder, reaper, RandomGenerator.getDefault())) {
            Migrations.apply(postgres);
            Map<String, String> environment = Map.of(
                    "JDBC_URL", postgres.jdbcUrl(), "JDBC_USER", postgres.user(), "JDBC_PASSWORD", postgres.password());
            assertThat(hub(environment, "--from", "database")).isEqualTo(ExitCode.FAILED);
            assertThat(text(err)).contains("There are no leads to train on");
            insert(postgres.jdbcUrl(), postgres.user(), postgres.password());

            assertThat(hub(environment, "--from", "database", "--bytes", "1024", "--leads", "200"))
                    .isZero();
            assertThat(text(out)).contains("trained on 200 documents", "tried on 200 others");
        }
    }

    private static void insert(String url, String user, String password) throws SQLException {
        try (Connection database = DriverManager.getConnection(url, user, password);
                PreparedStatement row = database.prepareStatement(
                        "INSERT INTO leads (tenant, lead_id, status, state, first_event_at, scored_at)"
                                + " VALUES ('t', ?, 'active', ?::jsonb, now(), now())")) {
            for (int i = 0; i < 500; i++) {
                LeadKey key = new LeadKey("t", "lead" + i);
                LeadChange named = new LeadChange.FieldsSet(Map.of(LeadField.NAME, "Person " + i * 7919), NOON);
                Lead lead = Lead.unknown(key)
                        .apply(new LeadEvent(key, "e" + i, "ContactCreate", NOON, NOON, false, List.of(named)));
                row.setString(1, key.leadId());
                row.setString(2, LeadCodec.write(lead));
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private int hub(Map<String, String> environment, String... arguments) {
        String[] words = new String[arguments.length + 2];
        words[0] = "cache";
        words[1] = "dictionary";
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        return Hub.commandLine(new Home(folder), environment, terminal(out), terminal(err), () -> false)
                .execute(words);
    }

    private static Terminal terminal(ByteArrayOutputStream bytes) {
        return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, false);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
