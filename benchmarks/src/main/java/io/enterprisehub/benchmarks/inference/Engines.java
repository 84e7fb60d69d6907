package io.enterprisehub.benchmarks.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/** What is compared, by name. Each takes a matrix (or Tribuo's examples) and gives probabilities, on one thread. */
public enum Engines {
    OURS("EnterpriseHub", true),
    UINT8_WALK("uint8 walker", true),
    FLOAT_WALK("fp32 walker", false),
    ONNX("ONNX Runtime", false),
    XGBOOST("XGBoost4J", false),
    OURS_TRIBUO("EnterpriseHub through Tribuo", true),
    TRIBUO("Tribuo XGBoost", false);

    private final String label;
    private final boolean ours;

    Engines(String label, boolean ours) {
        this.label = label;
        this.ours = ours;
    }

    String label() {
        return label;
    }

    boolean ours() {
        return ours;
    }

    Engine open(Artifacts models, Leads leads) {
        try {
            return switch (this) {
                case OURS -> OwnEngine.open(models, leads, ForestScorer.BLOCK_FROM_ROWS);
                case UINT8_WALK -> OwnEngine.open(models, leads, OwnEngine.WALK_ALL);
                case FLOAT_WALK -> floats(models.ensemble(), leads);
                case ONNX -> onnx(models, leads);
                case XGBOOST -> xgboost(models.booster(), leads);
                case OURS_TRIBUO -> tribuo(TribuoModels.quantized(models.served(), models.tribuo()), leads);
                case TRIBUO -> tribuo(models.tribuo(), leads);
            };
        } catch (OrtException | XGBoostError e) {
            throw new IllegalStateException(this + " cannot be opened", e);
        }
    }

    private static Engine floats(TreeEnsemble ensemble, Leads leads) {
        FloatForest forest = new FloatForest(ensemble);
        return (first, count) -> OwnEngine.probabilities(forest.margins(OwnEngine.part(leads, first, count), count));
    }

    private static Engine onnx(Artifacts models, Leads leads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        OrtSession session = environment.createSession(models.bytes("forest.onnx"), options);
        return (first, count) -> {
            FloatBuffer matrix = FloatBuffer.wrap(OwnEngine.part(leads, first, count));
            try (OnnxTensor input = OnnxTensor.createTensor(environment, matrix, new long[] {count, Leads.FEATURES});
                    OrtSession.Result result = session.run(Map.of(Onnx.INPUT, input))) {
                float[][] found = (float[][]) result.get(0).getValue();
                double[] probabilities = new double[count];
                for (int row = 0; row < count; row++) {
                    probabilities[row] = found[row][0];
                }
                return probabilities;
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime failed", e);
            }
        };
    }

    private static Engine xgboost(Booster booster, Leads leads) {
        return (first, count) -> {
            try {
                DMatrix matrix = new DMatrix(OwnEngine.part(leads, first, count), count, Leads.FEATURES, Float.NaN);
                float[][] found = booster.predict(matrix);
                // At once: left to the collector, XGBoost 1.6 slows down with every matrix that is alive.
                matrix.dispose();
                double[] probabilities = new double[count];
                for (int row = 0; row < count; row++) {
                    probabilities[row] = found[row][0];
                }
                return probabilities;
            } catch (XGBoostError e) {
                throw new IllegalStateException("XGBoost failed", e);
            }
        };
    }

    private static Engine tribuo(Model<Label> model, Leads leads) {
        List<Example<Label>> examples = TribuoModels.examples(leads);
        return (first, count) -> {
            double[] probabilities = new double[count];
            int row = 0;
            for (Prediction<Label> prediction : model.predict(examples.subList(first, first + count))) {
                probabilities[row++] = TribuoModels.won(prediction);
            }
            return probabilities;
        };
    }
}
