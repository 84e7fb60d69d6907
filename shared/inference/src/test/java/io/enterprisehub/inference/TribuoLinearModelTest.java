package io.enterprisehub.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.Label;

class TribuoLinearModelTest {

    private static final PlattScaling CALIBRATION = new PlattScaling(0.8, -0.3);
    private final TribuoLinearModel model = TribuoLinearModel.load(TrainedFixture.file(CALIBRATION));

    @Test
    void givesTheProbabilitiesOfTribuoBeforeCalibration() {
        TribuoLinearModel raw = TribuoLinearModel.load(TrainedFixture.file(PlattScaling.NONE));
        Encoding encoding = new Encoding(TrainedFixture.COLUMNS);
        Random random = new Random(99);
        for (int i = 0; i < 1_000; i++) {
            float[] row = TrainedFixture.row(random);

            Label yes = requireNonNull(TrainedFixture.TRIBUO
                    .predict(encoding.example(row, TrainedFixture.NO))
                    .getOutputScores()
                    .get(TrainedFixture.YES.getLabel()));

            assertThat(raw.probabilities(row, 1)[0]).isCloseTo(yes.getScore(), within(1e-12));
        }
    }

    @Test
    void stretchesTheLogOddsByTheCalibration() {
        TribuoLinearModel raw = TribuoLinearModel.load(TrainedFixture.file(PlattScaling.NONE));
        float[] row = {2.4f, 51, 1};

        double expected = 0.8 * logOdds(raw.probabilities(row, 1)[0]) - 0.3;

        assertThat(logOdds(model.probabilities(row, 1)[0])).isCloseTo(expected, within(1e-12));
    }

    @Test
    void contributionsAndTheAverageRowAddUpToTheLogOdds() {
        Random random = new Random(5);
        float[] first = TrainedFixture.row(random);
        double average = logOdds(model.probabilities(first, 1)[0]) - sum(model.contributions(first));
        for (int i = 0; i < 1_000; i++) {
            float[] row = TrainedFixture.row(random);

            assertThat(average + sum(model.contributions(row)))
                    .isCloseTo(logOdds(model.probabilities(row, 1)[0]), within(1e-9));
        }
    }

    @Test
    void weighsAMissingValueByItsIndicator() {
        double[] missing = model.contributions(new float[] {2, Float.NaN, 3});
        double[] atMean = model.contributions(new float[] {2, 40, 3});

        assertThat(missing[1]).isNegative(); // the fixture's law punishes a missing age
        assertThat(missing[1]).isLessThan(atMean[1]);
        assertThat(missing[0]).isEqualTo(atMean[0]).isCloseTo(0, within(1e-12));
    }

    @Test
    void takesAMissingValueAsTheMeanWhereTrainingNeverSawOneMissing() {
        assertThat(model.probabilities(new float[] {Float.NaN, 40, 3}, 1))
                .isEqualTo(model.probabilities(new float[] {2, 40, 3}, 1));
    }

    @Test
    void clampsInfinitiesAndRunawayValuesToTheSameScore() {
        double atClamp = model.probabilities(new float[] {2, 40, (float) (3 + 2 * Column.CLAMP)}, 1)[0];

        assertThat(model.probabilities(new float[] {2, 40, 1e30f}, 1)[0]).isEqualTo(atClamp);
        assertThat(model.probabilities(new float[] {2, 40, Float.POSITIVE_INFINITY}, 1)[0])
                .isEqualTo(atClamp);
        assertThat(model.probabilities(new float[] {2, 40, Float.NEGATIVE_INFINITY}, 1)[0])
                .isBetween(0.0, 1.0);
    }

    @Test
    void scoresARowTheSameAloneAndInAMatrix() {
        Random random = new Random(3);
        float[] matrix = new float[300];
        for (int i = 0; i < 100; i++) {
            System.arraycopy(TrainedFixture.row(random), 0, matrix, 3 * i, 3);
        }

        double[] together = model.probabilities(matrix, 100);

        assertThat(together).hasSize(100);
        assertThat(IntStream.range(0, 100)
                        .mapToDouble(i -> model.probabilities(Arrays.copyOfRange(matrix, 3 * i, 3 * i + 3), 1)[0])
                        .toArray())
                .isEqualTo(together);
        assertThat(model.probabilities(new float[0], 0)).isEmpty();
    }

    @Test
    void refusesAMatrixThatIsTooShort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.probabilities(new float[5], 2))
                .withMessage("a matrix of 2 rows needs 6 values, but has 5");
    }

    @Test
    void namesTheNumbersItScoresWithAndNothingElse() {
        TribuoLinearModel again = TribuoLinearModel.load(ModelFile.write(
                new ModelDescription(TrainedFixture.COLUMNS, "yes", CALIBRATION, 0.25, new TreeMap<>()),
                TrainedFixture.TRIBUO.serialize()));
        TribuoLinearModel otherwiseCalibrated =
                TribuoLinearModel.load(TrainedFixture.file(new PlattScaling(0.8, -0.2)));

        assertThat(model.version()).startsWith("linear-").isEqualTo(again.version());
        assertThat(otherwiseCalibrated.version()).isNotEqualTo(model.version());
        assertThat(model.features()).containsExactly("zeal", "age", "calls");
        assertThat(model.prior()).isEqualTo(0.25);
    }

    @Test
    void refusesADescriptionThatIsNotOfThisModel() {
        List<Column> fewer = TrainedFixture.COLUMNS.subList(0, 2);
        List<Column> other = List.of(new Column("zeal", 2, 0.5, 0), new Column("rain", 0, 1, 0));

        assertThatThrownBy(() -> load(fewer, "yes"))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("The model weighs 4 features, but its description has 3.");
        assertThatThrownBy(() -> load(other, "yes")).hasMessage("The model has no weight for the feature rain.");
        assertThatThrownBy(() -> load(TrainedFixture.COLUMNS, "maybe"))
                .hasMessage("The model must know two labels, one of them maybe.");
    }

    private static TribuoLinearModel load(List<Column> columns, String positive) {
        return TribuoLinearModel.load(ModelFile.write(
                new ModelDescription(columns, positive, CALIBRATION, 0.25, new TreeMap<>()),
                TrainedFixture.TRIBUO.serialize()));
    }

    private static double logOdds(double probability) {
        return Math.log(probability) - Math.log1p(-probability);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
