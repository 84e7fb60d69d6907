package io.enterprisehub.inference.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.MutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.MutableLabelInfo;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.impl.EmptyDatasetProvenance;
import org.tribuo.provenance.impl.EmptyTrainerProvenance;

/**
 * Turns model files into models of Tribuo and back. Nothing that a score or a reason depends on is lost either way; Tribuo's provenance
 * of data and trainer is in no model file, so a model from a file has the file's own provenance instead.
 */
public final class QuantizedModels {

    private QuantizedModels() {}

    /**
     * The Tribuo model of a file.
     *
     * @param positive label whose probability the file gives
     * @param negative the other label
     */
    public static Model<Label> of(TrainedModelFile file, String positive, String negative, OffsetDateTime at) {
        TrainedModel trained = file.model();
        Map<String, Provenance> run = new HashMap<>();
        trained.provenance().forEach((key, value) -> Lineage.put(run, key, value));
        Lineage.put(run, "model-file", file.version());
        ModelProvenance source = new ModelProvenance(
                TrainedModelFile.class.getName(), at, new EmptyDatasetProvenance(), new EmptyTrainerProvenance(), run);
        ImmutableFeatureMap features = features(trained);
        ImmutableOutputInfo<Label> labels = labels(positive, negative);
        return switch (trained.predictor()) {
            case Predictor.Forest ignored -> QuantizedForestModel.of(trained, source, features, labels, positive, at);
            case Predictor.Linear ignored -> QuantizedLinearModel.of(trained, source, features, labels, positive, at);
        };
    }

    /**
     * The model file of a Tribuo model.
     *
     * @throws IllegalArgumentException when the model is none of ours: convert it first
     */
    public static TrainedModelFile file(Model<Label> model) {
        if (model instanceof ServedModel served) {
            return served.file();
        }
        throw new IllegalArgumentException(model.getClass().getName() + " has no model file: convert it first");
    }

    private static ImmutableFeatureMap features(TrainedModel trained) {
        MutableFeatureMap seen = new MutableFeatureMap();
        trained.schema().names().forEach(name -> seen.add(name, 1));
        return new ImmutableFeatureMap(seen);
    }

    private static ImmutableOutputInfo<Label> labels(String positive, String negative) {
        MutableLabelInfo seen = (MutableLabelInfo) new LabelFactory().generateInfo();
        Stream.of(positive, negative).map(Label::new).forEach(seen::observe);
        return seen.generateImmutableOutputInfo();
    }
}
