package io.enterprisehub.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandsTest {

    private static final String SCHEMA = """
            name: invented visitors
            target: {column: bought, positive: "1"}
            features: {visits: number, city: category}
            monotone: {visits: rising}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void trainsEvaluatesAndExplainsAFile() throws IOException {
        String csv = rows(12_000, 1).toString();
        String schema = schema(SCHEMA).toString();
        Path model = folder.resolve("models/v.model");

        assertThat(hub("train", "--csv", csv, "--schema", schema, "--out", model.toString()))
                .isZero();
        assertThat(text(out)).contains("period", "test", "AUC", "written: " + model);
        assertThat(folder.resolve("models/v.md")).isNotEmptyFile();
        assertThat(folder.resolve("models/v.html")).isNotEmptyFile();

        out.reset();
        assertThat(hub("evaluate", model.toString(), "--csv", csv, "--schema", schema, "--json"))
                .isZero();
        Map<String, Object> facts = JSON.std.mapFrom(text(out));
        assertThat(facts)
                .containsEntry("rows", 12_000)
                .containsEntry("driftAlarm", false)
                .containsKeys("auc", "tiers");

        out.reset();
        assertThat(hub("explain", "--model", model.toString(), "--csv", csv, "--schema", schema, "--row", "2"))
                .isZero();
        assertThat(text(out)).contains("row 2 of rows.csv", "%", "visits speaks", "|");
    }

    @Test
    void refusesAModelThatBreaksItsPromisesAndKeepsItAsACandidateOnly() throws IOException {
        Path csv = turned(3_000);
        Path model = folder.resolve("v.model");
        Path candidate = folder.resolve("c.model");

        int status = hub(
                "train",
                "--csv",
                csv.toString(),
                "--schema",
                schema(SCHEMA).toString(),
                "--out",
                model.toString(),
                "--candidate",
                candidate.toString());

        assertThat(status).isEqualTo(ExitCode.REFUSED);
        assertThat(model).doesNotExist();
        assertThat(candidate).isNotEmptyFile();
        assertThat(text(out)).contains("The model may not serve:", "above the bound of");
    }

    @Test
    void saysInOneLineWhatIsWrongWithAFile() throws IOException {
        Path csv = Files.writeString(folder.resolve("bad.csv"), "visits,city,bought\n1,Ulm,1\nmany,Ulm,0\n");

        assertThat(hub(
                        "train",
                        "--csv",
                        csv.toString(),
                        "--schema",
                        schema(SCHEMA).toString(),
                        "--out",
                        "m"))
                .isEqualTo(ExitCode.FAILED);

        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .startsWith("hub: bad.csv, line 3, column visits: \"many\" is no number");
    }

    @Test
    void saysWhichOptionsBelongTogether() {
        assertThat(hub("train", "--csv", "x.csv")).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains("--csv, --schema, and --out or --candidate");
        assertThat(hub("train", "--target", "churn")).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains("--target goes with --from database");
        assertThat(hub("explain")).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains("explain takes a LEAD, or --model, --csv and --schema");
    }

    @Test
    void asksForTheDatabaseOfATargetInAnyCase() {
        assertThat(hub("train", "--from", "database", "--target", "churn", "--out", "churn.model"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(text(err)).contains("Set HUB_JDBC_URL or JDBC_URL");
        assertThat(hub("train", "--from", "database", "--target", "chrun", "--out", "churn.model"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains("CONVERSION, CHURN");
    }

    @Test
    void explainsNoLeadWhereNoSystemRunsOrNoKeyIsKnown() {
        assertThat(hub("explain", "lead-1")).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(text(err)).contains("No API key of the location");
        assertThat(hub("explain", "lead-1", "--key", "k", "--url", "http://localhost:1"))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(text(err)).contains("Nothing answers at http://localhost:1: start it with hub up.");
    }

    @Test
    void saysWherePublicDataIsToBeFound() {
        assertThat(hub("bench", "leads", "--data", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(text(err)).contains("has no bank_full.csv or bank-full.csv: download it from UCI");
    }

    @Test
    void keepsTheKeysOfARunningSystemForThisUserOnly() throws IOException {
        LocalApiKeys keys = new LocalApiKeys(new Home(folder));

        keys.keep(Map.of("here", "secret"));

        assertThat(keys.of("here")).isEqualTo("secret");
        assertThat(Files.getPosixFilePermissions(folder.resolve("build/local/api-keys.json")))
                .hasSize(2);
    }

    private Path schema(String yaml) throws IOException {
        return Files.writeString(folder.resolve("schema.yaml"), yaml);
    }

    private Path rows(int count, int seed) throws IOException {
        return rows(count, seed, 0);
    }

    /** In the last third nobody buys any more, whatever they visited: the promise of before is broken. */
    private Path turned(int count) throws IOException {
        return rows(count, 1, count * 4 / 5);
    }

    private Path rows(int count, int seed, int turn) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("visits,city,bought\n");
        for (int i = 0; i < count; i++) {
            int visits = random.nextInt(10);
            boolean turned = turn > 0 && i >= turn;
            double p = turned ? 0.05 : 1 / (1 + Math.exp(1 - 0.4 * (visits - 4)));
            csv.append(visits)
                    .append(random.nextBoolean() ? ",Ulm," : ",Bonn,")
                    .append(random.nextDouble() < p ? 1 : 0)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("rows.csv"), csv);
    }

    private int hub(String... args) {
        return Hub.commandLine(
                        new Home(folder),
                        Map.of(),
                        new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, false),
                        new Terminal(new PrintStream(err, true, StandardCharsets.UTF_8), false, false),
                        () -> false)
                .execute(args);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
