package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.forest.XgboostText;
import io.enterprisehub.inference.model.FeatureSchema;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/**
 * The same 100 trees for every engine, trained once and read by each JVM that measures.
 *
 * @param folder of the files
 */
record Artifacts(Path folder) {

    static final int TEST_ROWS = 5_000;
    private static final int TRAINING_ROWS = 20_000;
    private static final int TREES = 100;

    /** Trains into a folder; {@code trees} and rows are fewer when nothing is to be measured. */
    static Artifacts train(Path folder, boolean tiny) {
        Artifacts artifacts = new Artifacts(folder);
        Leads leads = Leads.of(tiny ? 1_000 : TRAINING_ROWS, 11);
        int trees = tiny ? 8 : TREES;
        try {
            Files.createDirectories(folder);
            Booster booster = boost(leads, trees);
            booster.saveModel(artifacts.file("booster.bin"));
            Files.writeString(folder.resolve("trees.txt"), String.join("\u0000", booster.getModelDump("", true)));
            booster.dispose();
            Files.write(folder.resolve("forest.bin"), TrainedModelFile.write(artifacts.trained(leads)));
            Files.write(folder.resolve("forest.onnx"), Onnx.model(artifacts.ensemble()));
            Files.write(
                    folder.resolve("tribuo.pb"),
                    TribuoModels.train(leads, trees).serialize().toByteArray());
            return artifacts;
        } catch (IOException e) {
            throw new UncheckedIOException("the models cannot be written", e);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost cannot train", e);
        }
    }

    private static Booster boost(Leads leads, int trees) throws XGBoostError {
        DMatrix data = new DMatrix(leads.rows(), leads.outcomes().length, Leads.FEATURES, Float.NaN);
        data.setLabel(leads.outcomes());
        Map<String, Object> parameters = Map.of(
                "objective", "binary:logistic",
                "tree_method", "hist",
                "max_bin", 255,
                "max_depth", 6,
                "eta", 0.1,
                "seed", 7,
                "nthread", 2,
                "verbosity", 0);
        Booster booster = XGBoost.train(data, parameters, trees, Map.of(), null, null);
        data.dispose();
        return booster;
    }

    static Leads testLeads() {
        return Leads.of(TEST_ROWS, 12);
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    TreeEnsemble ensemble() {
        String text = new String(bytes("trees.txt"), StandardCharsets.UTF_8);
        return XgboostText.read(Leads.FEATURES, Arrays.asList(text.split("\u0000")), 0);
    }

    /** As a function opens it. */
    TrainedModel served() {
        return TrainedModelFile.open(folder.resolve("forest.bin")).model();
    }

    /** The forest of what is served, ready to score. */
    ForestScorer scorer() {
        if (served().predictor() instanceof Predictor.Forest forest) {
            return ForestScorer.of(List.of(forest.ensemble()), forest.binning());
        }
        throw new IllegalStateException("the served model is no forest");
    }

    /** One thread, as a function has. */
    Booster booster() throws XGBoostError {
        Booster booster = XGBoost.loadModel(file("booster.bin"));
        booster.setParam("nthread", 1);
        return booster;
    }

    Model<Label> tribuo() {
        return TribuoModels.read(bytes("tribuo.pb"));
    }

    private TrainedModel trained(Leads leads) {
        TreeEnsemble ensemble = ensemble();
        return TrainedModel.of(
                FeatureSchema.numbers(names()),
                new Predictor.Forest(ensemble, LeafPrecision.FLOAT32),
                new Platt(1, 0),
                Histograms.of(Binning.of(List.of(ensemble)), leads.rows(), leads.outcomes().length));
    }

    static List<String> names() {
        return IntStream.range(0, Leads.FEATURES).mapToObj("f%02d"::formatted).toList();
    }
}
