package io.enterprisehub.local.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How far one stage is: a line that rewrites itself on a terminal, else a plain line every few seconds, so that a log stays
 * readable. Safe for many threads.
 */
public final class Progress {

    private static final int WIDTH = 30;
    private static final Duration TERMINAL_PERIOD = Duration.ofMillis(100);
    private static final Duration LOG_PERIOD = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final InstantSource clock;
    private final String stage;
    private @Nullable Instant shownAt;
    private String shown = "";

    public Progress(Terminal terminal, InstantSource clock, String stage) {
        this.terminal = terminal;
        this.clock = clock;
        this.stage = stage;
    }

    /** Shows the state unless the last one is too fresh. */
    public synchronized void update(long done, long total, String note) {
        Instant now = clock.instant();
        Duration period = terminal.interactive() ? TERMINAL_PERIOD : LOG_PERIOD;
        if (shownAt == null || !now.isBefore(shownAt.plus(period))) {
            shownAt = now;
            show(text(done, total, note));
        }
    }

    /** Shows the last state in any case and ends the line. */
    public synchronized void finish(long done, long total, String note) {
        show(text(done, total, note));
        if (terminal.interactive()) {
            terminal.out().println();
        }
    }

    private void show(String text) {
        if (terminal.interactive()) {
            String rest = " ".repeat(Math.max(0, shown.length() - text.length()));
            terminal.out().print("\r" + text + rest);
            terminal.out().flush();
        } else {
            terminal.out().println(text);
        }
        shown = text;
    }

    private String text(long done, long total, String note) {
        String counts = total > 0 ? " %,d/%,d".formatted(done, total) : " %,d".formatted(done);
        String bar = terminal.interactive() && total > 0 ? " [" + bar(done, total) + "]" : "";
        return stage + bar + counts + (note.isEmpty() ? "" : "  " + note);
    }

    private static String bar(long done, long total) {
        int full = Math.clamp(WIDTH * done / total, 0, WIDTH);
        return "#".repeat(full) + ".".repeat(WIDTH - full);
    }
}
