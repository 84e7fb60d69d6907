package io.enterprisehub.local.cli;

import io.enterprisehub.local.terminal.Progress;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.local.terminal.TextTable;
import io.enterprisehub.training.fit.Drift;
import io.enterprisehub.training.fit.FitProgress;
import io.enterprisehub.training.fit.Fitted;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.ScoredRows;
import java.time.InstantSource;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A training on the terminal: its steps, a bar while it searches, and what came out. */
final class TrainingView implements FitProgress {

    /** Kept, because a logger that nobody holds forgets its level. Tribuo logs what is shown here. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private final Terminal terminal;
    private final InstantSource clock;
    private @Nullable Progress bar;

    TrainingView(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
        TRIBUO.setLevel(Level.WARNING);
    }

    @Override
    public void step(String what) {
        terminal.line(terminal.dim("  " + what));
    }

    @Override
    public void search(int done, int total, String note) {
        Progress shown = bar == null ? new Progress(terminal, clock, "  search") : bar;
        if (done < total) {
            bar = shown;
            shown.update(done, total, note);
        } else {
            bar = null;
            shown.finish(done, total, note);
        }
    }

    /** What is known of a model, period by period. */
    void show(String version, Fitted fitted) {
        terminal.line("");
        terminal.line(terminal.bold(version) + "  " + fitted.tried().getFirst().name());
        TextTable table = new TextTable("period", "rows", "positive", "AUC", "log loss", "Brier", "ECE");
        for (Period period : Period.values()) {
            measures(table, period.name().toLowerCase(Locale.ROOT), fitted.of(period));
        }
        table.lines().forEach(terminal::line);
        terminal.line("  " + fitted.quantization().sentence());
        if (fitted.monotone().constraints() > 0) {
            terminal.line("  " + fitted.monotone().sentence());
        }
        drift(fitted.drift(), "the test period");
    }

    static void measures(TextTable table, String name, ScoredRows rows) {
        table.row(
                name,
                rows.size(),
                percent(rows.rate()),
                number(Measures.auc(rows)),
                number(Measures.logLoss(rows)),
                number(Measures.brier(rows)),
                number(Measures.ece(rows)));
    }

    void drift(Drift drift, String where) {
        if (drift.alarms().isEmpty()) {
            terminal.line("  No feature has drifted in " + where + " (PSI up to 0.25).");
            return;
        }
        terminal.line(terminal.red("  Drift alarm: in " + where + " the population has changed (PSI above 0.25)."));
        drift.alarms().stream()
                .limit(8)
                .forEach(alarm -> terminal.line("    %-36s %s".formatted(alarm.feature(), number(alarm.psi()))));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
