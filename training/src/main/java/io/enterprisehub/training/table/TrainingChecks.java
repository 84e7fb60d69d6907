package io.enterprisehub.training.table;

import java.util.stream.IntStream;

/** What rows must have before anything can be learned from them. */
public final class TrainingChecks {

    /** Below this even a line through the data is mostly chance: a tenth of it is what the gate would judge by. */
    public static final int FEWEST_ROWS = 300;

    private static final int FEWEST_OF_A_CLASS = 30;

    private TrainingChecks() {}

    /**
     * Refuses a table that nothing can be learned from.
     *
     * @throws DataException with the reason
     */
    public static void check(String file, Table table, Schema schema) {
        int rows = table.rows();
        if (rows < FEWEST_ROWS) {
            throw new DataException(
                    file + " has " + rows + " rows; training, calibration and a test need at least " + FEWEST_ROWS);
        }
        int positives = 0;
        for (boolean outcome : table.outcomes()) {
            positives += outcome ? 1 : 0;
        }
        if (positives == 0 || positives == rows) {
            throw DataException.at(
                    file,
                    2,
                    schema.target(),
                    "from here to the end " + (positives == 0 ? "no row has" : "every row has")
                            + " the positive value \"" + schema.positive() + "\"; both outcomes are needed");
        }
        if (Math.min(positives, rows - positives) < FEWEST_OF_A_CLASS) {
            throw DataException.at(
                    file,
                    2,
                    schema.target(),
                    "only " + Math.min(positives, rows - positives) + " rows have the rarer outcome; at least "
                            + FEWEST_OF_A_CLASS + " are needed");
        }
        for (Column column : table.features()) {
            if (isConstant(column)) {
                throw DataException.at(
                        file,
                        2,
                        column.name(),
                        "all rows have the same value or none, which teaches nothing; block it");
            }
        }
    }

    private static boolean isConstant(Column column) {
        IntStream rows = IntStream.range(1, column.rows());
        return switch (column) {
            case Column.Numbers numbers ->
                rows.allMatch(row -> Float.compare(numbers.value(row), numbers.value(0)) == 0);
            case Column.Categories categories -> rows.allMatch(row -> categories.code(row) == categories.code(0));
        };
    }
}
