package io.enterprisehub.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.training.boost.Monotone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFileTest {

    private static final String SMALLEST = "target: {column: won, positive: yes}\nfeatures: {visits: number}\n";

    @Test
    void keepsWordsThatYamlTakesForTruths() {
        assertThat(SchemaFile.parse("s", SMALLEST).positive()).isEqualTo("yes");
    }

    @Test
    void readsJsonToo() {
        Schema schema = SchemaFile.parse(
                "s",
                "{\"target\": {\"column\": \"y\", \"positive\": 1}, \"features\": {\"a\": \"number\"},"
                        + " \"monotone\": {\"a\": \"falling\"}, \"gate\": {\"ece\": 0.05}, \"separator\": \";\"}");

        assertThat(schema.positive()).isEqualTo("1");
        assertThat(schema.monotone()).containsEntry("a", Monotone.FALLING);
        assertThat(schema.gate().ece()).isEqualTo(0.05);
        assertThat(schema.separator()).isEqualTo(';');
        assertThat(schema.purpose()).isEqualTo(ModelPurpose.SERVING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            blockd: [a]                 | s: the key blockd is not known
            blocked: [visits]           | s: the column visits is blocked and cannot be a feature too
            groups: [visits]            | s: the column visits is a group, for the fairness check only and cannot be a feature too
            time: won                   | s: the column won is the target and cannot be the time too
            monotone: {city: rising}    | s: monotone names city, which is no feature of type number or boolean
            monotone: {visits: up}      | s: the direction of visits must be one of falling, free, rising, not up
            purpose: fun                | s: a purpose is "serving" or "benchmark", but not "fun"
            separator: ab               | s: the separator must be one character
            horizonDays: 30             | s: horizonDays needs a time column
            horizonDays: soon           | s: horizonDays must be a number, not soon
            gate: {ece: 2}              | s: a gate needs an ECE of 0 to 1
            blocked: secret             | s: blocked must be a list
            target: {column: a}         | s is no YAML: while constructing a mapping
            time: [                     | s is no YAML
            """)
    void saysWhatIsWrong(String line, String sentence) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SchemaFile.parse("s", SMALLEST + line + "\n"))
                .withMessageStartingWith(sentence);
    }

    @Test
    void refusesAProtectedAttributeAsAFeatureOfAModelThatServes() {
        String schema = "target: {column: won, positive: yes}\nfeatures: {visits: number, gender: category}\n";

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SchemaFile.parse("s", schema))
                .withMessageStartingWith("s: The column \"gender\" holds ");
        assertThat(SchemaFile.parse("s", schema + "purpose: benchmark").featureNames())
                .containsExactly("visits", "gender");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SchemaFile.parse("s", "features: {a: number}"))
                .withMessage("s: target.column is missing");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SchemaFile.parse("s", "target: {column: won, positive: yes}"))
                .withMessage("s: features must name at least one column and its type");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SchemaFile.parse("s", "just words"))
                .withMessage("s: a schema is a map of keys such as target and features");
    }
}
