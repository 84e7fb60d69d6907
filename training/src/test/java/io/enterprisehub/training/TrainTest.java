package io.enterprisehub.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.training.fit.FitProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void writesModelsThatLoadAndTheirCards(@TempDir Path folder) throws IOException {
        Path models = folder.resolve("deep/models");
        Path card = folder.resolve("card.md");

        int status = run("--seed", "3", "--leads", "4000", "--models", models.toString(), "--card", card.toString());

        assertThat(status).isZero();
        String text = Files.readString(card);
        assertThat(text)
                .contains(
                        ServableModel.open(models.resolve("conversion.forest")).version())
                .contains(ServableModel.open(models.resolve("churn.forest")).version())
                .contains("The data is synthetic.")
                .doesNotContain("NaN");
        assertThat(folder.resolve("model-card-churn.html")).isNotEmptyFile();
        assertThat(printed.toString(UTF_8))
                .contains("AUC")
                .contains("XGBoost, its own defaults")
                .contains("ceiling");
    }

    @Test
    void writesNothingWhenAModelMayNotServe(@TempDir Path folder) {
        Path card = folder.resolve("card.md");

        int status = run("--seed", "3", "--leads", "1000", "--models", folder.toString(), "--card", card.toString());

        assertThat(status).isEqualTo(4);
        assertThat(printed.toString(UTF_8)).contains("may not serve: its calibration");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void explainsAWrongArgumentInOneSentence() {
        assertThat(run("--sed", "3")).isEqualTo(2);
        assertThat(run("--seed")).isEqualTo(2);
        assertThat(run("--leads", "many")).isEqualTo(2);
        assertThat(run("--leads", "10")).isEqualTo(2);
        assertThat(run("--leads", "99999999999")).isEqualTo(2);

        assertThat(printed.toString(UTF_8))
                .contains("There is no argument --sed.")
                .contains("The argument --seed needs a value.")
                .contains("The argument --leads needs a whole number, not many.")
                .contains("A training takes 1000 to 200000 leads, not 10.");
    }

    @Test
    void saysBeforeItTrainsThatTheFilesCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        int status = run("--models", file + "/models", "--card", folder + "/card.md");

        assertThat(status).isEqualTo(1);
        assertThat(printed.toString(UTF_8)).contains("Cannot write: ").doesNotContain("AUC");
    }

    private int run(String... args) {
        return Train.run(List.of(args), new PrintStream(printed, true, UTF_8), FitProgress.SILENT);
    }
}
