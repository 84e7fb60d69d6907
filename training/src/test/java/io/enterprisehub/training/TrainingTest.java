package io.enterprisehub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.fairhousing.ProtectedAttributes;
import io.enterprisehub.inference.model.ModelSet;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.fit.FitProgress;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.ScoredRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final Path MODELS = Path.of("../shared/lead-model/src/main/resources/model");
    private static final Path CARD = Path.of("../docs/model-card.md");
    /** A leaf or a threshold may differ in its last bits on another processor, and rarely a split with it. */
    private static final double NEAR = 0.02;

    private static final List<SyntheticModel> STANDARD =
            new Training(FitProgress.SILENT).run(TrainingSettings.STANDARD);

    @Test
    void theForestsOfTheRepositoryAreWhatTheStandardTrainingGives() throws IOException {
        for (SyntheticModel trained : STANDARD) {
            ServableModel deployed =
                    ServableModel.open(MODELS.resolve(trained.target().file()));
            LabelledRows rows = trained.examples().of(Period.TEST);
            double[] before = deployed.probabilities(rows.values(), rows.count());
            double[] now = trained.fitted().test().probabilities();

            assertThat(IntStream.range(0, now.length)
                            .mapToDouble(row -> Math.abs(now[row] - before[row]))
                            .average()
                            .orElse(1))
                    .isLessThan(NEAR / 4);
            assertThat(Measures.auc(trained.fitted().test()))
                    .isCloseTo(Measures.auc(ScoredRows.of(before, rows.labels())), within(NEAR / 4));
            assertThat(deployed.description().schema().refusalList()).isEqualTo(ProtectedAttributes.LIST);
            assertThat(Files.readString(CARD)).contains(deployed.version());
        }
    }

    @Test
    void bothForestsPassTheGateBeatXgboostsDefaultsAndShareTheirBins() {
        for (SyntheticModel model : STANDARD) {
            assertThat(model.refusals()).isEmpty();
            assertThat(model.fitted().monotone().constraints()).isPositive();
            assertThat(model.fitted().monotone().unproved()).isEmpty();
            assertThat(Measures.auc(model.fitted().test())).isGreaterThan(Measures.auc(model.xgboost()) - 0.002);
            assertThat(Measures.ece(model.fitted().test())).isLessThan(0.03);
        }
        List<TrainedModelFile> files = STANDARD.stream()
                .map(model -> TrainedModelFile.read(ByteBuffer.wrap(model.file())))
                .toList();
        assertThat(ModelSet.of(files).models()).hasSize(2);
    }

    @Test
    void longerSilenceNeverRaisesTheChanceOfWinningNorLowersThatOfLosing() {
        int silence = Feature.DAYS_SINCE_LAST_SIGN.ordinal();
        for (SyntheticModel model : STANDARD) {
            ServableModel served = ServableModel.open(model.file());
            LabelledRows rows = model.examples().of(Period.TEST);
            int sign = model.target() == SyntheticTarget.CONVERSION ? -1 : 1;
            for (int row = 0; row < 300; row++) {
                float[] days = new float[60 * Features.COUNT];
                for (int day = 0; day < 60; day++) {
                    System.arraycopy(rows.values(), row * Features.COUNT, days, day * Features.COUNT, Features.COUNT);
                    days[day * Features.COUNT + silence] = day;
                }
                double[] probabilities = served.probabilities(days, 60);
                for (int day = 1; day < 60; day++) {
                    assertThat(sign * (probabilities[day] - probabilities[day - 1]))
                            .isGreaterThanOrEqualTo(0);
                }
            }
        }
    }

    @Test
    void aSmallTrainingWithAnotherSeedIsUsefulCalibratedAndBelowTheCeiling() {
        TrainingSettings settings = new TrainingSettings(5, 4_000);
        SyntheticModel model = SyntheticModel.train(
                SyntheticTarget.CONVERSION, History.snapshots(settings), settings, FitProgress.SILENT);
        ScoredRows test = model.fitted().test();
        ScoredRows ceiling = model.ceiling();

        assertThat(Measures.auc(ceiling)).isBetween(0.80, 0.93);
        assertThat(Measures.auc(test)).isGreaterThan(0.66).isLessThan(Measures.auc(ceiling));
        assertThat(Measures.ece(test)).isLessThan(0.06);
        double base = (double) test.positives() / test.size();
        double lossOfTheBaseRate = -(base * Math.log(base) + (1 - base) * Math.log(1 - base));
        assertThat(Measures.logLoss(test)).isLessThan(lossOfTheBaseRate);
    }
}
