package io.enterprisehub.inference.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.enterprisehub.inference.forest.SplitWeights;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.TrainedModel;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/**
 * A quantized forest as a Tribuo classifier of two labels: the scores are those of the engine, calibrated.
 *
 * <p>A feature that an example does not have is missing, not 0. Tribuo writes the name of this class into its files, so it can never
 * be renamed. Java serialisation does not work, and is not wanted: use {@link #serialize}. Safe for many threads.
 */
public final class QuantizedForestModel extends ServedModel {

    /** Version of what {@link #serialize} writes, as Tribuo counts it: 0 held model files of format 1, 1 holds format 2. */
    public static final int CURRENT_VERSION = 1;

    private static final long serialVersionUID = 1L;

    private final transient TreeEnsemble ensemble;

    QuantizedForestModel(Parts parts) {
        super(parts);
        if (!(parts.file().model().predictor() instanceof Predictor.Forest forest)) {
            throw new IllegalArgumentException("the model file holds no forest");
        }
        this.ensemble = forest.ensemble();
    }

    /**
     * A model of a forest.
     *
     * @param trained with a forest as its predictor
     * @param source provenance of what was quantized: its data and trainer are kept, and the quantization is added
     * @param features the feature map of the training data; it knows every feature of the forest
     * @param labels two labels
     * @param positive the one whose probability the forest gives
     * @throws IllegalArgumentException when the parts do not fit each other
     */
    public static QuantizedForestModel of(
            TrainedModel trained,
            ModelProvenance source,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Label> labels,
            String positive,
            OffsetDateTime quantizedAt) {
        ModelProvenance provenance = Lineage.quantized(QuantizedForestModel.class, trained, source, quantizedAt);
        return new QuantizedForestModel(
                new Parts("quantized forest", provenance, features, labels, file(trained), positive));
    }

    /** The trees that are scored. */
    public TreeEnsemble ensemble() {
        return ensemble;
    }

    /** The features by the training weight that they split, as a share of all; with a negative number all of them. */
    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return Map.of(Model.ALL_OUTPUTS, largest(SplitWeights.of(ensemble), n));
    }

    @Override
    protected Model<Label> copy(String newName, ModelProvenance newProvenance) {
        return new QuantizedForestModel(parts(newName, newProvenance));
    }

    @Override
    public ModelProto serialize() {
        return serialize(CURRENT_VERSION);
    }

    /**
     * Called by Tribuo, by reflection, when it reads a model of this class.
     *
     * @throws InvalidProtocolBufferException when the message is of another type
     * @throws IllegalArgumentException when its version or content is not ours
     */
    public static QuantizedForestModel deserializeFromProto(int version, String className, Any message)
            throws InvalidProtocolBufferException {
        return new QuantizedForestModel(Parts.read(version, CURRENT_VERSION, className, message));
    }
}
