package io.enterprisehub.training.table;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingChecksTest {

    private static final Schema SCHEMA =
            SchemaFile.parse("s", "target: {column: won, positive: yes}\nfeatures: {visits: number}\n");

    @Test
    void takesRowsOfBothOutcomes() {
        assertThatCode(() -> TrainingChecks.check("d.csv", table(400, 3, 10), SCHEMA))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesTenRowsOneClassAFewWinsAndAConstantColumn() {
        assertRefused(table(10, 3, 10), "d.csv has 10 rows; training, calibration and a test need at least 300");
        assertRefused(table(400, 1000, 10), "d.csv, line 2, column won: only 1 rows have the rarer outcome");
        assertRefused(table(400, 1, 10), "d.csv, line 2, column won: from here to the end every row has");
        assertRefused(table(400, 3, 1), "d.csv, line 2, column visits: all rows have the same value or none");
    }

    private static void assertRefused(Table table, String sentence) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TrainingChecks.check("d.csv", table, SCHEMA))
                .withMessageStartingWith(sentence);
    }

    /** Every so many rows one comes true; the column has so many values. */
    private static Table table(int rows, int every, int values) {
        float[] visits = new float[rows];
        boolean[] outcomes = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            visits[i] = i % values;
            outcomes[i] = i % every == 0;
        }
        return new Table(
                List.of(new Column.Numbers("visits", Arrays.copyOf(visits, rows))), Map.of(), outcomes, null, null);
    }
}
