package io.enterprisehub.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows in columns that line up: numbers to the right, text to the left. */
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a row; fractions show one digit. */
    public TextTable row(Object... cells) {
        rows.add(Stream.of(cells).map(TextTable::text).toList());
        return this;
    }

    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String padding = " ".repeat(width(column) - cell.length());
                boolean last = column == columns - 1;
                line.append(isNumeric(column) ? padding + cell : last ? cell : cell + padding);
                line.append(last ? "" : "  ");
            }
            lines.add("  " + line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return column(column).mapToInt(String::length).max().orElse(0);
    }

    private boolean isNumeric(int column) {
        return column(column).skip(1).allMatch(cell -> cell.matches("-|-?[\\d,]+(\\.\\d+)?"));
    }

    private Stream<String> column(int column) {
        return rows.stream().filter(row -> row.size() > column).map(row -> row.get(column));
    }

    private static String text(Object cell) {
        return switch (cell) {
            case Double number -> number.isNaN() ? "-" : "%,.1f".formatted(number);
            case Long number -> "%,d".formatted(number);
            case Integer number -> "%,d".formatted(number);
            default -> cell.toString();
        };
    }
}
