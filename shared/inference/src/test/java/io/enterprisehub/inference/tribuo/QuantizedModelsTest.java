package io.enterprisehub.inference.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Cuts;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.RandomForests;
import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.model.Fallback;
import io.enterprisehub.inference.model.FeatureSchema;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.inference.model.TrainedModels;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Every kind of model file that serves, as a model of Tribuo and back. */
class QuantizedModelsTest {

    private static final OffsetDateTime THEN = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final List<String> FEATURES = List.of("zeal", "calls", "budget", "visits");
    private static final int ROWS = 300;

    static List<TrainedModel> kinds() {
        RandomForests forests = new RandomForests(9, FEATURES.size(), 50);
        float[] rows = forests.rows(200);
        Calibration line = new Platt(0.7, -0.2);
        Calibration curve = new Isotonic(new double[] {-1, 0, 2}, new double[] {0.05, 0.2, 0.9});
        List<TrainedModel> kinds = new ArrayList<>();
        for (LeafPrecision precision : LeafPrecision.values()) {
            for (int depth : new int[] {3, 9}) {
                kinds.add(trained(
                        new Predictor.Forest(
                                precision.round(forests.ensemble(12, depth)).ensemble(), precision),
                        precision == LeafPrecision.INT8 ? line : curve,
                        rows));
            }
        }
        LinearModel linear = TrainedModels.line(4, FEATURES.size());
        Predictor weighted = new Predictor.Linear(linear, Cuts.quantiles(rows, 200, FEATURES.size(), 10));
        kinds.add(trained(weighted, line, rows));
        kinds.add(trained(weighted, curve, rows)
                .withFallback(new Fallback(3, LinearModel.constant(FEATURES.size(), -1), line)));
        kinds.add(kinds.getFirst().withFallback(new Fallback(2, linear, curve)));
        return kinds;
    }

    private static TrainedModel trained(Predictor predictor, Calibration calibration, float[] rows) {
        return TrainedModel.of(
                        FeatureSchema.numbers(FEATURES),
                        predictor,
                        calibration,
                        Histograms.of(predictor.binning(), rows, 200))
                .withProvenance(new TreeMap<>(Map.of("data", "invented", "seed", "9")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFileAndItsTribuoModelGiveEqualScoresAndReasonsAndTheFileComesBack(TrainedModel trained) {
        TrainedModelFile file = TrainedModelFile.read(ByteBuffer.wrap(TrainedModelFile.write(trained)));
        ServableModel served = ServableModel.of(file);
        float[] rows = new RandomForests(10, FEATURES.size(), 50).rows(ROWS);

        Model<Label> tribuo = QuantizedModels.of(file, "won", "lost", THEN);
        Model<Label> read = Model.deserialize(tribuo.serialize()).castModel(Label.class);

        for (int row = 0; row < ROWS; row++) {
            float[] values = Arrays.copyOfRange(rows, row * FEATURES.size(), (row + 1) * FEATURES.size());
            values[row % FEATURES.size()] = row;
            double expected = served.probabilities(values, 1)[0];
            assertThat(score(tribuo.predict(example(values)))).isEqualTo(expected);
            assertThat(score(read.predict(example(values)))).isEqualTo(expected);
        }
        assertThat(QuantizedModels.file(read)).isEqualTo(file);
        assertThat(TrainedModelFile.write(QuantizedModels.file(read).model()))
                .isEqualTo(TrainedModelFile.write(trained));
        assertThat(read.getProvenance().toString()).contains("invented", file.version());
    }

    @Test
    void aLinearModelTellsWeightsAndExcuses() {
        TrainedModel trained = kinds().get(6);
        Model<Label> model = QuantizedModels.of(
                TrainedModelFile.read(ByteBuffer.wrap(TrainedModelFile.write(trained))), "won", "lost", THEN);
        LinearModel linear = ((Predictor.Linear) trained.predictor()).model();

        var top = Objects.requireNonNull(model.getTopFeatures(2).get("won"));
        var excuse = Objects.requireNonNull(model.getExcuse(example(new float[] {1, 2, 3, Float.NaN}))
                .orElseThrow()
                .getScores()
                .get("won"));

        assertThat(model).isInstanceOf(QuantizedLinearModel.class);
        assertThat(top).hasSize(2);
        assertThat(top.getFirst().getB())
                .isEqualTo(linear.terms()
                        .get(FEATURES.indexOf(top.getFirst().getA()))
                        .weight());
        assertThat(excuse).extracting(pair -> pair.getA()).containsExactlyInAnyOrderElementsOf(FEATURES);
    }

    @Test
    void refusesModelsOfOthersAndFilesOfTheOtherKind() throws Exception {
        MutableDataset<Label> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("test", THEN, new LabelFactory()), new LabelFactory());
        data.add(example(new float[] {1, 2, 3, 4}));
        Model<Label> logistic = new LogisticRegressionTrainer().train(data);
        Model<Label> forest = QuantizedModels.of(
                TrainedModelFile.read(ByteBuffer.wrap(TrainedModelFile.write(kinds().getFirst()))),
                "won",
                "lost",
                THEN);

        assertThatThrownBy(() -> QuantizedModels.file(logistic))
                .hasMessageEndingWith("has no model file: convert it first");
        assertThatThrownBy(() -> QuantizedLinearModel.deserializeFromProto(
                        0, "", forest.serialize().getSerializedData()))
                .hasMessage("the model file holds no linear model");
    }

    private static double score(Prediction<Label> prediction) {
        return Objects.requireNonNull(prediction.getOutputScores().get("won")).getScore();
    }

    private static Example<Label> example(float[] row) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            if (!Float.isNaN(row[i])) {
                features.add(new Feature(FEATURES.get(i), row[i]));
            }
        }
        return new ArrayExample<>(new Label("won"), features);
    }
}
