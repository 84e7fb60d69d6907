package io.enterprisehub.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void printsAPlainLineEveryFewSecondsWithoutATerminal() {
        Progress progress = new Progress(new Terminal(out, false, false), now::get, "sending");

        progress.update(1, 10, "");
        progress.update(2, 10, "");
        now.set(Instant.EPOCH.plusSeconds(5));
        progress.update(7, 10, "");
        progress.finish(10, 10, "done");

        assertThat(text().lines()).containsExactly("sending 1/10", "sending 7/10", "sending 10/10  done");
        assertThat(text()).doesNotContain("\r").doesNotContain("\u001b");
    }

    @Test
    void rewritesItsLineOnATerminalAndCoversWhatWasLonger() {
        Progress progress = new Progress(new Terminal(out, true, false), now::get, "sending");

        progress.update(1, 2, "a long note");
        progress.finish(2, 2, "");

        assertThat(text()).startsWith("\rsending [###############...............] 1/2  a long note\r");
        assertThat(text()).endsWith("2/2" + " ".repeat("  a long note".length()) + System.lineSeparator());
    }

    @Test
    void paintsOnlyWhereColoursAreWanted() {
        assertThat(new Terminal(out, true, false).red("x")).isEqualTo("x");
        assertThat(new Terminal(out, true, true).red("x")).isEqualTo("\u001b[31mx\u001b[0m");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
