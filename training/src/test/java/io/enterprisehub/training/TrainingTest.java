package io.enterprisehub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.Column;
import io.enterprisehub.inference.TribuoLinearModel;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final Path DEPLOYED = Path.of("../functions/scoring/src/main/resources/model/lead-model.bin");
    private static final Path CARD = Path.of("../docs/model-card.md");

    @Test
    void theDeployedModelIsWhatTheStandardTrainingGives() throws IOException {
        TribuoLinearModel deployed = TribuoLinearModel.load(Files.readAllBytes(DEPLOYED));

        Training.Result result = train(TrainingSettings.STANDARD);

        assertThat(contributionsOfProbes(result.trained().model()))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(contributionsOfProbes(deployed));
        assertThat(result.trained().model().prior()).isCloseTo(deployed.prior(), within(1e-12));
        assertThat(withoutVersion(result.card())).isEqualTo(withoutVersion(Files.readString(CARD)));
    }

    /** For each column a row with only it known, twice, and one with nothing known: all weights have a say. */
    private static double[] contributionsOfProbes(TribuoLinearModel model) {
        float[] rows = new float[(2 * Features.COUNT + 1) * Features.COUNT];
        Arrays.fill(rows, Float.NaN);
        for (int i = 0; i < Features.COUNT; i++) {
            Column column = model.description().columns().get(i);
            rows[2 * i * Features.COUNT + i] = (float) column.mean();
            rows[(2 * i + 1) * Features.COUNT + i] = (float) (column.mean() + column.scale());
        }
        return Arrays.stream(model.probabilities(rows, 2 * Features.COUNT + 1))
                .map(p -> Math.log(p) - Math.log1p(-p))
                .toArray();
    }

    /** On another processor the last bits of a weight may differ, and so may the name made of them. */
    private static String withoutVersion(String card) {
        return card.replaceAll("linear-[0-9a-f]+", "linear");
    }

    @Test
    void aSmallTrainingWithAnotherSeedIsUsefulCalibratedAndBelowTheCeiling() {
        TrainedModel trained = train(new TrainingSettings(5, 4_000)).trained();

        assertThat(trained.test().auc())
                .isGreaterThan(0.66)
                .isLessThan(trained.ceiling().auc());
        assertThat(trained.ceiling().auc()).isBetween(0.80, 0.93);
        assertThat(trained.test().ece()).isLessThan(0.06);
        double base = trained.test().rate();
        double lossOfTheBaseRate = -(base * Math.log(base) + (1 - base) * Math.log(1 - base));
        assertThat(trained.test().logLoss()).isLessThan(lossOfTheBaseRate);
        assertThat(trained.model().features())
                .isEqualTo(Arrays.stream(Feature.values()).map(Feature::name).toList());
    }

    @Test
    void saysOnTheCardThatTheDataIsSynthetic() {
        String card = train(new TrainingSettings(5, 1_500)).card();

        assertThat(card).contains("The data is synthetic").contains("ceiling").doesNotContain("NaN");
    }

    private static Training.Result train(TrainingSettings settings) {
        return new Training(line -> {}).run(settings);
    }
}
