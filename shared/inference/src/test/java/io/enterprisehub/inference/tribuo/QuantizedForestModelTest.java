package io.enterprisehub.inference.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.util.Pair;
import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.RandomForests;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.forest.TreeShap;
import io.enterprisehub.inference.model.FeatureSchema;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.TrainedModel;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class QuantizedForestModelTest {

    private static final int ROWS = 400;
    private static final OffsetDateTime THEN = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final List<String> FEATURES = List.of("zeal", "age", "calls", "budget");

    private final RandomForests random = new RandomForests(4, FEATURES.size(), 60);
    private final TreeEnsemble ensemble = random.ensemble(20, 5);
    private final float[] rows = random.rows(ROWS);
    private final float[] margins = ForestScorer.of(ensemble).margins(rows, ROWS)[0];
    private final MutableDataset<Label> dataset = dataset();
    private final QuantizedForestModel model = model();

    private Example<Label> example(int row) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < FEATURES.size(); i++) {
            float value = rows[row * FEATURES.size() + i];
            if (!Float.isNaN(value)) {
                features.add(new Feature(FEATURES.get(i), value));
            }
        }
        features.add(new Feature("of another model", 1));
        return new ArrayExample<>(new Label(margins[row] > 0.3 == (row % 5 > 0) ? "won" : "lost"), features);
    }

    private MutableDataset<Label> dataset() {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("test", THEN, labels), labels);
        for (int row = 0; row < ROWS; row++) {
            examples.add(example(row));
        }
        return examples;
    }

    private QuantizedForestModel model() {
        Histograms training = Histograms.of(Binning.of(List.of(ensemble)), rows, ROWS);
        TrainedModel trained = TrainedModel.of(
                FeatureSchema.numbers(FEATURES),
                new Predictor.Forest(ensemble, LeafPrecision.FLOAT32),
                new Platt(0.8, 0.1),
                training);
        ModelProvenance source = new ModelProvenance(
                "the.trained.Model", THEN, dataset.getProvenance(), new LogisticRegressionTrainer().getProvenance());
        return QuantizedForestModel.of(
                trained, source, dataset.getFeatureIDMap(), dataset.getOutputIDInfo(), "won", THEN.plusDays(1));
    }

    private static double score(Prediction<Label> prediction, String label) {
        return Objects.requireNonNull(prediction.getOutputScores().get(label)).getScore();
    }

    @Test
    void givesTheCalibratedScoresOfTheEngineOneByOneAndInBatches() {
        List<Prediction<Label>> batch = model.predict(dataset);

        for (int row = 0; row < ROWS; row++) {
            double expected = new Platt(0.8, 0.1).probability(margins[row]);
            Prediction<Label> alone = model.predict(example(row));
            assertThat(score(alone, "won")).isEqualTo(expected);
            assertThat(score(alone, "lost")).isEqualTo(1 - expected);
            assertThat(alone.getOutput().getLabel()).isEqualTo(expected > 0.5 ? "won" : "lost");
            assertThat(alone.distributionEquals(batch.get(row))).isTrue();
        }
    }

    @Test
    void aModelThatTribuoWroteAndReadScoresAndEvaluatesTheSame() {
        Model<Label> read = Model.deserialize(model.serialize()).castModel(Label.class);

        assertThat(read).isInstanceOf(QuantizedForestModel.class);
        assertThat(((QuantizedForestModel) read).file()).isEqualTo(model.file());
        assertThat(read.getProvenance()).isEqualTo(model.getProvenance());
        LabelEvaluation before = new LabelEvaluator().evaluate(model, dataset);
        LabelEvaluation after = new LabelEvaluator().evaluate(read, dataset);
        assertThat(after.AUCROC(new Label("won")))
                .isEqualTo(before.AUCROC(new Label("won")))
                .isBetween(0.6, 0.95);
        assertThat(read.serialize()).isEqualTo(model.serialize());
        assertThat(read.copy().predict(example(0)).distributionEquals(model.predict(example(0))))
                .isTrue();
    }

    @Test
    void provenanceKeepsDataAndTrainerAndSaysWhatWasDone() {
        ModelProvenance provenance = model.getProvenance();

        assertThat(provenance.getDatasetProvenance()).isEqualTo(dataset.getProvenance());
        assertThat(provenance.getTrainerProvenance().getClassName())
                .isEqualTo(LogisticRegressionTrainer.class.getName());
        assertThat(provenance.toString()).contains("bins uint8, leaves FLOAT32", "the.trained.Model");
    }

    @Test
    void excusesAreShapleyValues() {
        double[] expected = new TreeShap(ensemble).contributions(rows, 0);

        List<Pair<String, Double>> excuse = Objects.requireNonNull(
                model.getExcuse(example(0)).orElseThrow().getScores().get("won"));

        assertThat(excuse)
                .allSatisfy(pair -> assertThat(pair.getB()).isEqualTo(expected[FEATURES.indexOf(pair.getA())]));
        assertThat(excuse.stream().mapToDouble(pair -> Math.abs(pair.getB())))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void topFeaturesAreSharesOfTheSplitWeight() {
        List<Pair<String, Double>> all =
                Objects.requireNonNull(model.getTopFeatures(-1).get(Model.ALL_OUTPUTS));

        assertThat(all.stream().mapToDouble(Pair::getB).sum()).isCloseTo(1, within(1e-12));
        assertThat(model.getTopFeatures(2).get(Model.ALL_OUTPUTS)).isEqualTo(all.subList(0, 2));
    }

    @Test
    void refusesWhatItCannotScoreOrRead() {
        Example<Label> stranger = new ArrayExample<>(new Label("won"), List.of(new Feature("of another model", 1)));
        ModelProto newer = model.serialize().toBuilder().setVersion(2).build();
        ModelProto linear = new LogisticRegressionTrainer().train(dataset).serialize();
        ModelProto mixed = model.serialize().toBuilder()
                .setSerializedData(linear.getSerializedData())
                .build();

        assertThatThrownBy(() -> model.predict(stranger)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Model.deserialize(newer)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Model.deserialize(mixed)).isInstanceOf(IllegalStateException.class);
    }
}
