package io.enterprisehub.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {

    private static final Schema SCHEMA = SchemaFile.parse("schema.yaml", """
            target: {column: won, positive: yes}
            time: at
            id: lead
            missing: [NA]
            features: {visits: number, city: category, called: boolean}
            groups: [sex]
            blocked: [secret]
            """);
    private static final String HEADER = "at,lead,visits,city,called,sex,won\n";

    @TempDir
    private Path folder;

    @Test
    void readsNumbersNamesTruthsAndMissingValues() throws IOException {
        Table table = TableReader.read(
                file(HEADER
                        + "2026-01-01,a,1.5,Ulm,yes,f,yes\n"
                        + "2026-01-01T08:00:00Z,b,NA,\"Bad \"\"X\"\", 1\",0,m,no\n"
                        + "2026-01-02 00:00:00,a,-2,,,f,NA-\n"),
                SCHEMA);

        Column.Numbers visits = (Column.Numbers) table.features().get(0);
        Column.Categories city = (Column.Categories) table.features().get(1);
        Column.Numbers called = (Column.Numbers) table.features().get(2);
        assertThat(new float[] {visits.value(0), visits.value(1), visits.value(2)})
                .containsExactly(1.5f, Float.NaN, -2f);
        assertThat(city.levels()).containsExactly("Ulm", "Bad \"X\", 1");
        assertThat(city.code(2)).isEqualTo(-1);
        assertThat(new float[] {called.value(0), called.value(1), called.value(2)})
                .containsExactly(1f, 0f, Float.NaN);
        assertThat(table.outcomes()).containsExactly(true, false, false);
        assertThat(table.ids()).containsExactly(0, 1, 0);
        assertThat(table.times()).containsExactly(1767225600000L, 1767254400000L, 1767312000000L);
        assertThat(table.groups().values())
                .singleElement()
                .satisfies(sex -> assertThat(sex.levels()).containsExactly("f", "m"));
    }

    @Test
    void ignoresBlockedColumnsAndAByteOrderMark() throws IOException {
        assertThat(TableReader.read(
                                file("\uFEFFat,lead,visits,city,called,sex,won,secret\n2026-01-01,a,1,Ulm,1,f,yes,x\n"),
                                SCHEMA)
                        .features())
                .hasSize(3);
    }

    /** A row between two good ones, so that the line that is named is the row's own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2026-01-02,b,many,Ulm,1,f,no     | data.csv, line 3, column visits: "many" is no number
            2026-01-02,b,1e99,Ulm,1,f,no     | data.csv, line 3, column visits: "1e99" is no finite number
            2026-01-02,b,1,Ulm,maybe,f,no    | data.csv, line 3, column called: "maybe" is neither true nor false
            2026-01-02,b,1,Ulm,1,f,NA        | data.csv, line 3, column won: the target has no value
            2026-01-02,b,1,Ulm,1,f           | data.csv, line 3: there are 6 fields where the header names 7 columns
            2026-01-02,b,1,Ulm,1,f,no,no     | data.csv, line 3: there are 8 fields where the header names 7 columns
            2025-12-31,b,1,Ulm,1,f,no        | data.csv, line 3, column at: 2025-12-31 is earlier than the time of the row before
            soon,b,1,Ulm,1,f,no              | data.csv, line 3, column at: "soon" is no time such as 2026-01-31
            ,b,1,Ulm,1,f,no                  | data.csv, line 3, column at: every row needs a time
            2026-01-02,,1,Ulm,1,f,no         | data.csv, line 3, column lead: every row needs an id
            2026-01-02,b,1,"Ulm,1,f,no       | data.csv, line 3: the record that begins here is no CSV: a quote is opened and never closed
            2026-01-02,b,1,"Ulm"x,1,f,no     | data.csv, line 3: the record that begins here is no CSV: a closing quote is followed by something else
            """)
    void namesLineAndColumnOfABrokenRow(String row, String sentence) throws IOException {
        String good = "2026-01-01,a,1,Ulm,1,f,yes\n";

        assertRefused(HEADER + good + row + "\n" + good, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at,lead,visits,city,called,sex,won,shoe   | data.csv, line 1, column shoe: the schema does not know it
            at,lead,visits,city,called,sex            | data.csv, line 1, column won: the header has no such column, and it is the target
            at,lead,visits,called,sex,won             | data.csv, line 1, column city: the header has no such column, and it is a feature
            at,lead,visits,city,called,sex,won,won    | data.csv, line 1, column won: the header names it twice
            """)
    void namesTheColumnThatIsUnknownAbsentOrTwice(String header, String sentence) throws IOException {
        assertRefused(header + "\n", sentence);
    }

    @Test
    void countsTheLinesInsideQuotedFields() throws IOException {
        assertRefused(
                HEADER + "2026-01-01,a,1,\"U\nl\nm\",1,f,yes\n2026-01-02,b,x,Ulm,1,f,yes\n",
                "data.csv, line 5, column visits");
    }

    @Test
    void saysThatAFileIsEmptyOrHasNoRows() throws IOException {
        assertRefused("", "data.csv is empty: its first line must name the columns");
        assertRefused(HEADER, "data.csv has a header and no rows");
    }

    @Test
    void saysThatAFileIsAbsentTooLargeOrNoText() throws IOException {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TableReader.read(folder.resolve("none.csv"), SCHEMA))
                .withMessageContaining("cannot be read: is it there?");
        Path large = folder.resolve("large.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(TableReader.MOST_BYTES + 1);
        }
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TableReader.read(large, SCHEMA))
                .withMessageContaining("large.csv is larger than 2048 MB");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, (HEADER + "2026-01-01,a,1,Köln,1,f,yes\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TableReader.read(latin, SCHEMA))
                .withMessageContaining("the file is not UTF-8 text");
    }

    @Test
    void refusesAFieldWithoutEnd() throws IOException {
        assertRefused(
                HEADER + "2026-01-01,a,1,\"" + "x\n".repeat(60_000) + "\",1,f,yes\n",
                "data.csv, line 2: the record that begins here is no CSV: a field is longer than 100000 characters");
    }

    private void assertRefused(String text, String sentence) throws IOException {
        Path file = file(text);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TableReader.read(file, SCHEMA))
                .withMessageStartingWith(sentence);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }
}
