package io.enterprisehub.inference.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.linear.LinearTerm;
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
 * A served linear model as a Tribuo classifier of two labels.
 *
 * <p>A feature that an example does not have is missing, not 0: it adds what the model says of missing values. Tribuo writes the
 * name of this class into its files, so it can never be renamed. Java serialisation does not work, and is not wanted: use
 * {@link #serialize}. Safe for many threads.
 */
public final class QuantizedLinearModel extends ServedModel {

    /** Version of what {@link #serialize} writes, as Tribuo counts it. */
    public static final int CURRENT_VERSION = 0;

    private static final long serialVersionUID = 1L;

    private final transient LinearModel linear;

    QuantizedLinearModel(Parts parts) {
        super(parts);
        if (!(parts.file().model().predictor() instanceof Predictor.Linear predictor)) {
            throw new IllegalArgumentException("the model file holds no linear model");
        }
        this.linear = predictor.model();
    }

    /**
     * A linear model.
     *
     * @param trained with a linear model as its predictor
     * @param source provenance of what was converted: its data and trainer are kept
     * @param features the feature map of the training data; it knows every feature of the model
     * @param labels two labels
     * @param positive the one whose probability the model gives
     * @throws IllegalArgumentException when the parts do not fit each other
     */
    public static QuantizedLinearModel of(
            TrainedModel trained,
            ModelProvenance source,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Label> labels,
            String positive,
            OffsetDateTime quantizedAt) {
        ModelProvenance provenance = Lineage.quantized(QuantizedLinearModel.class, trained, source, quantizedAt);
        return new QuantizedLinearModel(
                new Parts("quantized linear model", provenance, features, labels, file(trained), positive));
    }

    /** The features by what one standard deviation more adds to the margin of the positive label; with a negative number all. */
    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        double[] weights =
                linear.terms().stream().mapToDouble(LinearTerm::weight).toArray();
        return Map.of(positive().getLabel(), largest(weights, n));
    }

    @Override
    protected Model<Label> copy(String newName, ModelProvenance newProvenance) {
        return new QuantizedLinearModel(parts(newName, newProvenance));
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
    public static QuantizedLinearModel deserializeFromProto(int version, String className, Any message)
            throws InvalidProtocolBufferException {
        return new QuantizedLinearModel(Parts.read(version, CURRENT_VERSION, className, message));
    }
}
