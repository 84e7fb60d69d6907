package io.enterprisehub.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncoderTest {

    private static final int ROWS = 200;

    @Test
    void givesFewLevelsAFeatureEachAndRareOnesNone() {
        int[] codes = IntStream.range(0, ROWS)
                .map(row -> row == 0 ? 2 : row == 1 ? -1 : row % 2)
                .toArray();
        Table table = table(new Column.Categories("city", codes, List.of("Ulm", "Bonn", "Rare")), new boolean[ROWS]);

        Encoder encoder = Encoder.fit(table, ROWS);

        assertThat(encoder.features()).containsExactly("city = Ulm", "city = Bonn");
        assertThat(encoder.columns()).containsExactly("city", "city");
        assertThat(encoder.encode(table)).startsWith(0, 0, Float.NaN, Float.NaN, 1, 0, 0, 1);
    }

    @Test
    void learnsNothingFromRowsAfterTheTrainingRows() {
        int[] codes = IntStream.range(0, ROWS).map(row -> row < 100 ? 0 : 1).toArray();
        Table table = table(new Column.Categories("city", codes, List.of("Ulm", "Later")), new boolean[ROWS]);

        assertThat(Encoder.fit(table, 100).features()).containsExactly("city = Ulm");
    }

    @Test
    void givesManyLevelsARateAndTrainingRowsOnlyTheRateBeforeThem() {
        int levels = 30;
        int rows = levels * 40;
        int[] codes = IntStream.range(0, rows).map(row -> row % levels).toArray();
        boolean[] outcomes = new boolean[rows];
        IntStream.range(0, rows).forEach(row -> outcomes[row] = row % levels == 7);
        List<String> names = new ArrayList<>();
        IntStream.range(0, levels).forEach(level -> names.add("level " + level));
        Table table = table(new Column.Categories("agent", codes, names), outcomes);

        Encoder encoder = Encoder.fit(table, rows);
        float[] served = encoder.encode(table);
        float[] trained = encoder.encode(table, rows);

        assertThat(encoder.features()).containsExactly("rate of agent");
        double prior = 1.0 / levels;
        assertThat(served[7]).isCloseTo((float) ((40 + 20 * prior) / 60), within(1e-6f));
        assertThat(trained[7]).isCloseTo((float) prior, within(1e-6f));
        assertThat(trained[levels + 7]).isCloseTo((float) ((1 + 20 * prior) / 21), within(1e-6f));
    }

    @Test
    void travelsAsTextAndMeansTheSameInAnotherFile() {
        Encoder encoder = new Encoder(List.of(
                new ColumnCode.Plain("visits"),
                new ColumnCode.OneHot("city", List.of("Ulm", "Bad \"X\"")),
                new ColumnCode.Rate("agent", Map.of("a", 0.25f), 0.1f)));

        Encoder read = EncoderText.read(EncoderText.write(encoder));

        assertThat(read).isEqualTo(encoder);
        Table other = new Table(
                List.of(
                        new Column.Numbers("visits", new float[] {3}),
                        new Column.Categories("city", new int[] {0}, List.of("Bad \"X\"")),
                        new Column.Categories("agent", new int[] {0}, List.of("unknown"))),
                Map.of(),
                new boolean[1],
                null,
                null);
        assertThat(read.encode(other)).containsExactly(3f, 0f, 1f, 0.1f);
    }

    private static Table table(Column column, boolean[] outcomes) {
        return new Table(List.of(column), Map.of(), outcomes, null, null);
    }
}
