package io.enterprisehub.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.inference.TribuoLinearModel;
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
    void writesAModelThatLoadsAndItsCard(@TempDir Path folder) throws IOException {
        Path model = folder.resolve("deep/model.bin");
        Path card = folder.resolve("card.md");

        int status = run("--seed", "3", "--leads", "1500", "--out", model.toString(), "--card", card.toString());

        assertThat(status).isZero();
        assertThat(Files.readString(card))
                .contains(TribuoLinearModel.load(Files.readAllBytes(model)).version());
        assertThat(printed.toString(UTF_8)).contains("1500 synthetic leads").contains("AUC");
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
    void saysSoWhenTheFileCannotBeWritten(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        int status = run("--leads", "1500", "--out", file + "/model.bin", "--card", folder + "/card.md");

        assertThat(status).isEqualTo(1);
        assertThat(printed.toString(UTF_8)).contains("Cannot write: ");
    }

    private int run(String... args) {
        return Train.run(List.of(args), new PrintStream(printed, true, UTF_8));
    }
}
