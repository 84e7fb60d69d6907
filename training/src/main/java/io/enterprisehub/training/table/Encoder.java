package io.enterprisehub.training.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How the columns of a table become the features of a model; fitted on the training rows, stored with the model, the same forever after.
 *
 * <p>Contributions are given by column: those of a category's features are added up, which loses nothing, as Shapley values add up.
 * Immutable.
 */
public record Encoder(List<ColumnCode> codes) {

    /** A category with more levels costs too many features one by one and becomes a rate. */
    static final int MOST_ONE_HOT = 24;

    /** A level with fewer rows shares its fate with unknown ones: nothing can be learned from it. */
    static final int FEWEST_ROWS_OF_A_LEVEL = 20;

    /** Levels that are kept with a rate; far more than a person's category has. */
    private static final int MOST_RATES = 1_000;

    public Encoder {
        codes = List.copyOf(codes);
    }

    /** Learns levels and rates from the rows from 0 to before {@code trainingRows}. */
    public static Encoder fit(Table table, int trainingRows) {
        boolean[] outcomes = Arrays.copyOf(table.outcomes(), trainingRows);
        List<ColumnCode> codes = new ArrayList<>();
        for (Column column : table.features()) {
            codes.add(
                    switch (column) {
                        case Column.Numbers numbers -> new ColumnCode.Plain(numbers.name());
                        case Column.Categories all -> fit(all.head(trainingRows), outcomes);
                    });
        }
        return new Encoder(codes);
    }

    private static ColumnCode fit(Column.Categories column, boolean[] outcomes) {
        int[] rows = new int[column.levels().size()];
        int[] wins = new int[rows.length];
        int allWins = 0;
        for (int i = 0; i < outcomes.length; i++) {
            int code = column.code(i);
            allWins += outcomes[i] ? 1 : 0;
            if (code >= 0) {
                rows[code]++;
                wins[code] += outcomes[i] ? 1 : 0;
            }
        }
        List<Integer> often = IntStream.range(0, rows.length)
                .filter(level -> rows[level] >= FEWEST_ROWS_OF_A_LEVEL)
                .boxed()
                .sorted((a, b) -> Integer.compare(rows[b], rows[a]))
                .limit(MOST_RATES)
                .toList();
        if (often.size() <= MOST_ONE_HOT) {
            return new ColumnCode.OneHot(
                    column.name(), often.stream().map(column.levels()::get).toList());
        }
        double prior = (double) allWins / outcomes.length;
        Map<String, Float> rates = new LinkedHashMap<>();
        for (int level : often) {
            rates.put(column.levels().get(level), ColumnCode.Rate.of(wins[level], rows[level], prior));
        }
        return new ColumnCode.Rate(column.name(), rates, (float) prior);
    }

    /** Names of the features, in their order. */
    public List<String> features() {
        return codes.stream().flatMap(code -> code.features().stream()).toList();
    }

    /** For each feature the column it comes from. */
    public List<String> columns() {
        return codes.stream()
                .flatMap(code -> code.features().stream().map(_ -> code.column()))
                .toList();
    }

    /** Rows of features, row-major; NaN = missing. */
    public float[] encode(Table table) {
        return encode(table, 0);
    }

    /**
     * As {@link #encode(Table)}, but a rate of the first {@code ordered} rows is what was known before the row itself (ordered target
     * statistics; Prokhorenkova et al., "CatBoost", NeurIPS 2018): else training would learn a row's outcome from its own rate.
     */
    public float[] encode(Table table, int ordered) {
        int width = features().size();
        float[] matrix = new float[Math.multiplyExact(table.rows(), width)];
        int at = 0;
        for (ColumnCode code : codes) {
            write(code, column(table, code), table.outcomes(), matrix, at, width, ordered);
            at += code.features().size();
        }
        return matrix;
    }

    private static Column column(Table table, ColumnCode code) {
        return table.features().stream()
                .filter(column -> column.name().equals(code.column()))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "The model needs the column " + code.column() + ", which is no feature in this schema"));
    }

    /** Columns that are features as they are. */
    public static Encoder plain(List<String> features) {
        return new Encoder(
                features.stream().<ColumnCode>map(ColumnCode.Plain::new).toList());
    }

    private static void write(
            ColumnCode code, Column column, boolean[] outcomes, float[] matrix, int at, int width, int ordered) {
        switch (code) {
            case ColumnCode.Plain _
            when column instanceof Column.Numbers numbers -> {
                for (int row = 0; row < numbers.rows(); row++) {
                    matrix[row * width + at] = numbers.value(row);
                }
            }
            case ColumnCode.OneHot(String _, var levels)
            when column instanceof Column.Categories categories -> {
                int[] place = places(categories, levels);
                for (int row = 0; row < categories.rows(); row++) {
                    int level = categories.code(row);
                    int from = row * width + at;
                    Arrays.fill(matrix, from, from + levels.size(), level < 0 ? Float.NaN : 0);
                    if (level >= 0 && place[level] >= 0) {
                        matrix[from + place[level]] = 1;
                    }
                }
            }
            case ColumnCode.Rate rate
            when column instanceof Column.Categories categories ->
                writeRates(rate, categories, outcomes, matrix, at, width, ordered);
            default ->
                throw new DataException("The model was trained with another type of the column " + code.column()
                        + " than this schema gives it");
        }
    }

    private static int[] places(Column.Categories column, List<String> levels) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            places.put(levels.get(i), i);
        }
        return column.levels().stream()
                .mapToInt(level -> places.getOrDefault(level, -1))
                .toArray();
    }

    private static void writeRates(
            ColumnCode.Rate rate,
            Column.Categories column,
            boolean[] outcomes,
            float[] matrix,
            int at,
            int width,
            int ordered) {
        int[] rows = new int[column.levels().size()];
        int[] wins = new int[rows.length];
        for (int row = 0; row < column.rows(); row++) {
            int level = column.code(row);
            float value = Float.NaN;
            if (level >= 0 && row < ordered) {
                value = ColumnCode.Rate.of(wins[level], rows[level], rate.prior());
                rows[level]++;
                wins[level] += outcomes[row] ? 1 : 0;
            } else if (level >= 0) {
                value = rate.rates().getOrDefault(column.levels().get(level), rate.prior());
            }
            matrix[row * width + at] = value;
        }
    }
}
