package io.enterprisehub.inference.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.TrainedModel;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.tribuo.provenance.ModelProvenance;

/** Provenance of what is served: data and trainer of its source are kept, the quantization is added. */
final class Lineage {

    private Lineage() {}

    static ModelProvenance quantized(
            Class<?> served, TrainedModel trained, ModelProvenance source, OffsetDateTime quantizedAt) {
        Map<String, Provenance> run = new HashMap<>();
        source.getInstanceProvenance().getMap().forEach(run::put);
        put(run, "quantization", quantization(trained.predictor()));
        put(run, "quantized-from", source.getClassName());
        put(run, "jdk", Runtime.version().toString());
        return new ModelProvenance(
                served.getName(), quantizedAt, source.getDatasetProvenance(), source.getTrainerProvenance(), run);
    }

    static void put(Map<String, Provenance> run, String key, String value) {
        run.put(key, new StringProvenance(key, value));
    }

    private static String quantization(Predictor predictor) {
        return switch (predictor) {
            case Predictor.Forest forest -> "bins uint8, leaves " + forest.precision();
            case Predictor.Linear ignored -> "none: weights are float64";
        };
    }
}
