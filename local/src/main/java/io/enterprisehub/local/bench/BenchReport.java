package io.enterprisehub.local.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.local.terminal.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The results of a suite as a table for the terminal: goal, number, ratio, met or not. */
public record BenchReport(Map<String, ?> tree) {

    /** Reads what the run wrote. */
    public static BenchReport of(String json) {
        try {
            return new BenchReport(JSON.std.mapFrom(json));
        } catch (IOException e) {
            throw new UncheckedIOException("the results are no JSON", e);
        }
    }

    public List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        for (Map<String, ?> section : maps(tree.get("sections"))) {
            lines.add("");
            lines.add(terminal.bold(text(section.get("title"))));
            TextTable table = new TextTable("", "ours", "beside", "", "ratio", "goal", "");
            List<Map<String, ?>> rows = maps(section.get("lines"));
            rows.forEach(row -> table.row(cells(row)));
            List<String> drawn = table.lines();
            for (int i = 0; i < drawn.size(); i++) {
                lines.add(i == 0 ? terminal.dim(drawn.get(i)) : coloured(terminal, drawn.get(i), rows.get(i - 1)));
            }
        }
        lines.add("");
        return lines;
    }

    private static Object[] cells(Map<String, ?> row) {
        String unit = text(row.get("unit"));
        return new Object[] {
            text(row.get("what")),
            number(row.get("value")) + " " + unit,
            text(row.get("beside")),
            row.get("besideValue") == null ? "" : number(row.get("besideValue")),
            row.get("ratio") == null ? "" : number(row.get("ratio")),
            text(row.get("goal")),
            verdict(row)
        };
    }

    private static String verdict(Map<String, ?> row) {
        return switch (text(row.get("verdict"))) {
            case "MET" -> "met";
            case "MISSED" -> "MISSED";
            default -> "";
        };
    }

    private static String coloured(Terminal terminal, String line, Map<String, ?> row) {
        return switch (text(row.get("verdict"))) {
            case "MET" -> terminal.green(line);
            case "MISSED" -> terminal.red(line);
            default -> line;
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String number(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return "-";
        }
        double size = Math.abs(number.doubleValue());
        if (size == Math.rint(size)) {
            return String.format(Locale.ROOT, "%,d", number.longValue());
        }
        return String.format(Locale.ROOT, size < 0.001 ? "%.1e" : size < 10 ? "%.2f" : "%,.1f", number.doubleValue());
    }

    @SuppressWarnings("unchecked") // Objects of JSON have names for keys.
    private static List<Map<String, ?>> maps(@Nullable Object list) {
        return (List<Map<String, ?>>) Objects.requireNonNull(list, "the results lack a list");
    }
}
