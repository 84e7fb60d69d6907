package io.enterprisehub.leadmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.fairhousing.ProtectedAttributes;
import io.enterprisehub.inference.model.Drift;
import io.enterprisehub.inference.model.FeatureSchema;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.leads.score.Certainty;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import io.enterprisehub.leads.score.Forecasts;
import io.enterprisehub.leads.score.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ServedModelTest {

    private static float[] unknown() {
        float[] row = new float[Features.COUNT];
        Arrays.fill(row, Float.NaN);
        return row;
    }

    @Test
    void servesThePackagedModels() {
        ServedModel model = ServedModel.packaged();

        assertThat(model.version()).startsWith("forest-");
        assertThat(model.prior()).isBetween(0.001, 0.999);
        assertThat(model.probabilities(unknown(), 1)).hasSize(1).doesNotContain(Double.NaN);
    }

    @Test
    void foreseesChurnInThePassThatScores() {
        ServedModel model = ServedModel.packaged();
        float[] rows = new float[3 * Features.COUNT];
        Arrays.fill(rows, Float.NaN);
        rows[Feature.APPOINTMENTS_AHEAD.ordinal()] = 2;

        Forecasts forecasts = model.forecasts(rows, 3);

        assertThat(forecasts.conversion()).containsExactly(model.probabilities(rows, 3));
        double[] churn = Objects.requireNonNull(forecasts.churn());
        assertThat(churn).hasSize(3).isNotEqualTo(forecasts.conversion());
        assertThat(Arrays.stream(churn)).allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
    }

    @Test
    void saysOfEachRowHowSureItsProbabilityIsAndHowMuchOfWhatCountsIsKnown() {
        ServedModel model = ServedModel.packaged();
        float[] rows = new float[2 * Features.COUNT];
        Arrays.fill(rows, 0, Features.COUNT, Float.NaN);

        Forecasts forecasts = model.forecasts(rows, 2);

        Certainty certainty = Objects.requireNonNull(forecasts.certainty());
        assertThat(certainty.completeness()).containsExactly(0, 1);
        assertThat(certainty.intervals()).hasSize(2);
        Interval known = certainty.intervals().getLast();
        assertThat(forecasts.conversion()[1]).isBetween(known.low(), known.high());
        assertThat(known.high() - known.low()).isBetween(0.0001, 0.9999);
    }

    /** Of leads in the same bins, reasons are computed once; whoever gets them may write into them. */
    @Test
    void remembersReasons() {
        ServedModel model = ServedModel.packaged();
        float[] row = unknown();
        row[Feature.AGE_DAYS.ordinal()] = 1;

        double[] first = model.contributions(row);
        double[] expected = first.clone();
        Arrays.fill(first, 7);

        assertThat(model.contributions(row.clone())).containsExactly(expected);
        assertThat(model.computedReasons()).isEqualTo(1);
        row[Feature.AGE_DAYS.ordinal()] = 10_000;
        assertThat(model.contributions(row)).isNotEqualTo(expected);
        assertThat(model.computedReasons()).isEqualTo(2);
    }

    @Test
    void countsTheDriftOfWhatItScoredUntilAskedForIt() {
        ServedModel model = ServedModel.packaged();
        float[] rows = new float[200 * Features.COUNT];

        model.forecasts(rows, 200);

        Drift drift = model.takeDrift();
        assertThat(drift.rows()).isEqualTo(200);
        assertThat(drift.largest()).as("two hundred equal rows").isGreaterThan(0.25);
        assertThat(model.takeDrift().rows()).isZero();
    }

    @Test
    void refusesAModelWhoseColumnsStandInAnotherOrder() throws IOException {
        TrainedModelFile good = packaged();
        List<String> swapped = new ArrayList<>(good.model().schema().names());
        Collections.swap(swapped, 3, 4);

        assertThatThrownBy(() -> new ServedModel(good, withColumns(good, swapped)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trained for other features")
                .hasMessageContaining("column 3 is " + swapped.get(3) + ", expected " + swapped.get(4));
    }

    @Test
    void refusesAModelThatWasTrainedAsABenchmarkWhicheverOfTheTwoItIs() throws IOException {
        TrainedModelFile good = packaged();
        SortedMap<String, String> provenance = new TreeMap<>(good.model().provenance());
        provenance.put(ModelPurpose.KEY, ModelPurpose.BENCHMARK.label());
        TrainedModelFile benchmark =
                new TrainedModelFile("benchmark", good.model().withProvenance(provenance));

        for (ThrowingCallable serve : List.<ThrowingCallable>of(
                () -> new ServedModel(benchmark, good), () -> new ServedModel(good, benchmark))) {
            assertThatThrownBy(serve)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("trained as a benchmark, so it may not serve");
        }
    }

    @Test
    void refusesAModelWithAColumnThatMayNotDecideAboutHousing() throws IOException {
        TrainedModelFile good = packaged();
        List<String> names = new ArrayList<>(good.model().schema().names());
        names.set(3, "ZIP_CODE");

        assertThatThrownBy(() -> new ServedModel(withColumns(good, names), good))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ZIP_CODE")
                .hasMessageContaining("Fair Housing Act");
    }

    /** What spares a cold start to judge the columns of each model that has exactly these. */
    @Test
    void noFeatureOfALeadMayBeRefused() {
        assertThat(Feature.values())
                .allSatisfy(feature ->
                        assertThat(ProtectedAttributes.judge(feature.name())).isEmpty());
    }

    private static TrainedModelFile packaged() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ServedModel.class.getResourceAsStream("/model/conversion.forest"))) {
            return TrainedModelFile.read(ByteBuffer.wrap(file.readAllBytes()));
        }
    }

    private static TrainedModelFile withColumns(TrainedModelFile file, List<String> names) {
        return new TrainedModelFile("renamed", file.model().withSchema(FeatureSchema.numbers(names)));
    }
}
