package io.enterprisehub.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void namesTheNearestCommandForAWrongWord() {
        assertThat(hub("dmeo")).isEqualTo(2);
        assertThat(text(err)).contains("\"demo\"");
    }

    @Test
    void namesTheNearestOptionForAWrongOption() {
        assertThat(hub("demo", "--shrt")).isEqualTo(2);
        assertThat(text(err)).contains("\"--short\"");
    }

    @Test
    void namesTheNearestEventForAWrongEvent() {
        assertThat(hub("send", "ContactCreated")).isEqualTo(2);
        assertThat(text(out)).contains("\"ContactCreate\"");
    }

    @Test
    void saysThatACommandIsMissing() {
        assertThat(hub()).isEqualTo(2);
        assertThat(text(err)).contains("a command is missing");
    }

    @Test
    void listsAllCommandsInItsHelp() {
        assertThat(hub("help")).isZero();
        assertThat(text(out)).contains("demo", "up", "send", "package", "migrate", "train");
    }

    @Test
    void saysInOneLineWhatToDoWhenAPackageWasNotBuilt() {
        assertThat(hub("package")).isEqualTo(3);
        assertThat(text(err).lines()).singleElement().asString().contains("./mvnw package");
    }

    @Test
    void saysInOneLineThatNothingAnswers() {
        assertThat(hub("send", "NoteCreate", "--url", "http://localhost:1/webhooks/ghl"))
                .isEqualTo(3);
        assertThat(text(err).lines()).singleElement().asString().contains("hub up");
    }

    @Test
    void printsASignedCurlCommandInsteadOfSending() {
        assertThat(hub("send", "NoteCreate", "--curl", "--set", "body=it's fine"))
                .isZero();
        assertThat(text(out)).contains("X-GHL-Signature: ", "it'\\''s fine");
    }

    @Test
    void asksForADatabaseToMigrate() {
        assertThat(hub("migrate")).isEqualTo(2);
        assertThat(text(out)).contains("HUB_JDBC_URL");
    }

    @Test
    void saysInOneLineThatTheDatabaseToMigrateIsNotThere() {
        int status = Hub.commandLine(
                        new Home(folder),
                        Map.of("JDBC_URL", "jdbc:postgresql://localhost:1/none"),
                        terminal(out),
                        terminal(err),
                        () -> false)
                .execute("migrate");

        assertThat(status).isEqualTo(3);
        assertThat(text(err).lines()).singleElement().asString().startsWith("hub: The database could not be migrated");
    }

    private int hub(String... arguments) {
        return Hub.commandLine(new Home(folder), Map.of(), terminal(out), terminal(err), () -> false)
                .execute(arguments);
    }

    private static Terminal terminal(ByteArrayOutputStream bytes) {
        return new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, false);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
