package io.enterprisehub.training.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.fairhousing.ProtectedAttributes;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.training.boost.Monotone;
import io.enterprisehub.training.fit.FitProgress;
import io.enterprisehub.training.fit.Fitted;
import io.enterprisehub.training.fit.Fitting;
import io.enterprisehub.training.fit.Gate;
import io.enterprisehub.training.fit.MonotoneCheck;
import io.enterprisehub.training.fit.Search;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.table.DataException;
import io.enterprisehub.training.table.Schema;
import io.enterprisehub.training.table.SchemaFile;
import io.enterprisehub.training.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTrainingTest {

    private static final Schema SCHEMA = SchemaFile.parse("customers.yaml", Customers.SCHEMA);
    private static final Schema FREE =
            SchemaFile.parse("free.yaml", Customers.SCHEMA.replace("monotone: {visits: rising}", ""));
    private static final Fitting SHORT = new Fitting(Search.Effort.SHORT, 3, 1, LeafPrecision.FLOAT32, null);

    @TempDir
    private Path folder;

    @Test
    void findsTheLawAndKeepsItsPromisesOnLaterRows() throws IOException {
        CsvTraining training = CsvTraining.read(Customers.write(folder.resolve("c.csv"), 6_000, 1, 1), SCHEMA);

        Fitted fitted = training.run(SHORT, FitProgress.SILENT);

        // The law itself, with its draw of chance, has an AUC of about 0.81.
        assertThat(Measures.auc(fitted.test())).isBetween(0.76, 0.86);
        assertThat(new Gate(SCHEMA.gate()).judge(fitted, null)).isEmpty();
        assertThat(fitted.drift().alarms()).isEmpty();
        assertThat(fitted.quantization().maxDifference()).isLessThan(1e-6);
        assertThat(fitted.model().reasons().codes())
                .containsExactly("visits", "city", "city", "city", "called", "noise");
        assertThat(training.groups()).containsOnlyKeys("club");
    }

    @Test
    void scoresTheRowsOfAnotherFileAsTheTrainingDid() throws IOException {
        Path csv = Customers.write(folder.resolve("c.csv"), 2_000, 1, 1);
        Fitted fitted = CsvTraining.read(csv, SCHEMA).run(SHORT, FitProgress.SILENT);
        Path file = Files.write(folder.resolve("c.model"), TrainedModelFile.write(fitted.model()));

        CsvEvaluation evaluation = CsvEvaluation.of(CsvModel.open(file), TableReader.read(csv, SCHEMA));

        int test = fitted.test().size();
        double[] last = new double[test];
        System.arraycopy(evaluation.rows().probabilities(), 2_000 - test, last, 0, test);
        assertThat(last)
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(fitted.test().probabilities());
        assertThat(evaluation.tiers()).extracting(CsvEvaluation.OfTier::name).containsExactly("hot", "warm", "cold");
        assertThat(evaluation.auc()).isCloseTo(Measures.auc(evaluation.rows()), within(1e-12));
    }

    @Test
    void refusesToReplaceAModelThatForeseesTheLatestRowsBetter() throws IOException {
        Path csv = Customers.write(folder.resolve("c.csv"), 3_000, 1, 1);
        Fitted good = CsvTraining.read(csv, SCHEMA).run(SHORT, FitProgress.SILENT);
        Path file = Files.write(folder.resolve("c.model"), TrainedModelFile.write(good.model()));
        Schema blind = SchemaFile.parse(
                "blind.yaml",
                Customers.SCHEMA
                        .replace("visits: number, ", "")
                        .replace("monotone: {visits: rising}", "blocked: [visits]"));
        CsvTraining training = CsvTraining.read(csv, SCHEMA);

        Fitted worse = CsvTraining.read(csv, blind).run(SHORT, FitProgress.SILENT);

        assertThat(new Gate(SCHEMA.gate()).judge(worse, training.incumbent(file)))
                .anyMatch(sentence -> sentence.startsWith("its log loss on the test period is"))
                .anyMatch(sentence -> sentence.startsWith("its AUC on the test period is"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CsvTraining.read(csv, blind).incumbent(file))
                .withMessageContaining("cannot be compared with the new one, so it is kept")
                .withMessageContaining("visits");
    }

    @Test
    void refusesAModelThatBreaksAConstraintAndShowsTheStep() {
        CsvTraining training = CsvTraining.read(Customers.write(folder.resolve("c.csv"), 1_000, 1, 1), FREE);
        Fitted rising = training.run(SHORT, FitProgress.SILENT);
        MonotoneCheck falling = MonotoneCheck.of(
                rising.model().predictor(),
                training.examples().features(),
                Collections.nCopies(training.examples().features().size(), Monotone.FALLING));

        assertThat(new Gate(SCHEMA.gate())
                        .judge(
                                new Fitted(
                                        rising.model(),
                                        rising.scored(),
                                        rising.tried(),
                                        falling,
                                        rising.quantization(),
                                        rising.drift()),
                                null))
                .anyMatch(
                        sentence -> sentence.startsWith("its score must never rise when visits rises, but the margin"));
    }

    @Test
    void doesNotChooseARegressionThatBreaksAConstraint() {
        Path csv = Customers.write(folder.resolve("c.csv"), 1_000, 1, -1);

        Fitted fitted = CsvTraining.read(csv, SCHEMA)
                .run(new Fitting(Search.Effort.FULL, 3, 1, LeafPrecision.FLOAT32, null), FitProgress.SILENT);

        assertThat(fitted.tried().getLast().name())
                .isEqualTo("logistic regression, 30 epochs, against a monotone constraint");
        assertThat(fitted.monotone().violations()).isEmpty();
    }

    @Test
    void namesTheListThatTheColumnsOfAServingModelWereHeldAgainst() {
        Path csv = Customers.write(folder.resolve("c.csv"), 1_000, 1, 1);
        Schema benchmark = SchemaFile.parse("benchmark.yaml", Customers.SCHEMA + "purpose: benchmark\n");

        Fitted serving = CsvTraining.read(csv, SCHEMA).run(SHORT, FitProgress.SILENT);
        Fitted compared = CsvTraining.read(csv, benchmark).run(SHORT, FitProgress.SILENT);

        assertThat(serving.model().schema().refusalList()).isEqualTo(ProtectedAttributes.LIST);
        assertThat(compared.model().schema().refusalList()).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> serving.described(
                        List.of("visits", "zip_code"),
                        serving.model().reasons(),
                        serving.model().provenance()))
                .withMessageContaining("zip_code");
        assertThat(serving.monotone().sentence()).isEqualTo("1 of 1 monotone constraints are proved for every row.");
    }

    @Test
    void replacesNothingWhereThereIsNothing() {
        CsvTraining training = CsvTraining.read(Customers.write(folder.resolve("c.csv"), 1_000, 1, 1), SCHEMA);

        assertThat(training.incumbent(folder.resolve("none"))).isNull();
    }

    @Test
    void raisesTheAlarmWhenALaterFileHasOtherCustomers() throws IOException {
        Fitted fitted = CsvTraining.read(Customers.write(folder.resolve("c.csv"), 2_000, 1, 1), SCHEMA)
                .run(SHORT, FitProgress.SILENT);
        Path file = Files.write(folder.resolve("c.model"), TrainedModelFile.write(fitted.model()));
        Path other = folder.resolve("o.csv");
        Files.writeString(
                other,
                Files.readString(Customers.write(folder.resolve("d.csv"), 2_000, 2, 1))
                        .replaceAll("(?m)^(2\\d+-\\d+-\\d+),(\\d+),", "$1,11,"));

        assertThat(CsvEvaluation.of(CsvModel.open(file), TableReader.read(other, SCHEMA))
                        .drift()
                        .alarms())
                .extracting(drift -> drift.feature())
                .isEqualTo(List.of("visits"));
    }

    @Test
    void saysThatAFileIsNoModel() throws IOException {
        Path file = Files.writeString(folder.resolve("x.model"), "no model at all");

        assertThatExceptionOfType(DataException.class).isThrownBy(() -> CsvModel.open(file));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CsvModel.open(folder.resolve("none")))
                .withMessageContaining("cannot be read: is it there?");
    }
}
