package io.enterprisehub.inference.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.SplitWeights;
import io.enterprisehub.inference.forest.TreeShap;
import io.enterprisehub.inference.forest.file.ForestFile;
import io.enterprisehub.inference.forest.file.ForestModel;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/**
 * A quantized forest as a Tribuo classifier of two labels: the scores are those of {@link ForestScorer}, calibrated.
 *
 * <p>A feature that an example does not have is missing, not 0. Tribuo writes the name of this class into its files, so it can never
 * be renamed. Java serialisation does not work, and is not wanted: use {@link #serialize}.
 */
public final class QuantizedForestModel extends Model<Label> {

    /** Version of what {@link #serialize} writes, as Tribuo counts it. */
    public static final int CURRENT_VERSION = 0;

    private final transient ForestModel forest;
    private final transient ForestScorer scorer;
    private final transient ExampleRows rows;
    private final Label positive;
    private final Label negative;

    private QuantizedForestModel(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Label> labels,
            ForestModel forest,
            String positive) {
        super(name, provenance, features, labels, true);
        this.forest = forest;
        this.scorer = ForestScorer.of(forest.ensemble());
        this.rows = new ExampleRows(forest.features());
        this.positive = new Label(positive);
        List<Label> others = labels.getDomain().stream()
                .filter(label -> !label.equals(this.positive))
                .toList();
        if (labels.size() != 2 || others.size() != 1) {
            throw new IllegalArgumentException("the model needs two labels, one of them " + positive);
        }
        this.negative = others.getFirst();
        for (String feature : forest.features()) {
            if (features.get(feature) == null) {
                throw new IllegalArgumentException("Tribuo's feature map does not know the feature " + feature);
            }
        }
    }

    /**
     * A model of a forest.
     *
     * @param source provenance of what was quantized: its data and trainer are kept, and the quantization is added
     * @param features the feature map of the training data; it knows every feature of the forest
     * @param labels two labels
     * @param positive the one whose probability the forest gives
     */
    public static QuantizedForestModel of(
            ForestModel forest,
            ModelProvenance source,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Label> labels,
            String positive,
            OffsetDateTime quantizedAt) {
        ModelProvenance provenance = new ModelProvenance(
                QuantizedForestModel.class.getName(),
                quantizedAt,
                source.getDatasetProvenance(),
                source.getTrainerProvenance(),
                Map.of(
                        "quantization",
                        new StringProvenance("quantization", "bins uint8, leaves " + forest.precision()),
                        "quantized-from",
                        new StringProvenance("quantized-from", source.getClassName())));
        return new QuantizedForestModel("quantized forest", provenance, features, labels, forest, positive);
    }

    /** The forest, for a model file. */
    public ForestModel forest() {
        return forest;
    }

    @Override
    public Prediction<Label> predict(Example<Label> example) {
        return innerPredict(List.of(example)).getFirst();
    }

    @Override
    protected List<Prediction<Label>> innerPredict(Iterable<Example<Label>> examples) {
        ExampleRows.Matrix matrix = rows.matrix(examples);
        float[] margins = scorer.margins(matrix.values(), matrix.size())[0];
        List<Prediction<Label>> predictions = new ArrayList<>(margins.length);
        for (int row = 0; row < margins.length; row++) {
            double probability = forest.calibration().probability(margins[row]);
            Label won = new Label(positive.getLabel(), probability);
            Label lost = new Label(negative.getLabel(), 1 - probability);
            Map<String, Label> scores = new LinkedHashMap<>();
            scores.put(won.getLabel(), won);
            scores.put(lost.getLabel(), lost);
            Label likelier = probability > 0.5 ? won : lost;
            predictions.add(new Prediction<>(likelier, scores, matrix.known(row), matrix.example(row), true));
        }
        return predictions;
    }

    /** The features by the training weight that they split, as a share of all; with a negative number all of them. */
    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        double[] weights = SplitWeights.of(forest.ensemble());
        return Map.of(Model.ALL_OUTPUTS, largest(weights, n < 0 ? weights.length : n));
    }

    /** The exact Shapley values of the margin, for the positive label. */
    @Override
    public Optional<Excuse<Label>> getExcuse(Example<Label> example) {
        ExampleRows.Matrix matrix = rows.matrix(List.of(example));
        double[] contributions = new TreeShap(forest.ensemble()).contributions(matrix.values(), 0);
        Map<String, List<Pair<String, Double>>> reasons =
                Map.of(positive.getLabel(), largest(contributions, contributions.length));
        return Optional.of(new Excuse<>(example, predict(example), reasons));
    }

    private List<Pair<String, Double>> largest(double[] values, int n) {
        List<Pair<String, Double>> pairs = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                pairs.add(new Pair<>(forest.features().get(i), values[i]));
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair<String, Double> pair) -> -Math.abs(pair.getB()))
                .thenComparing(Pair::getA));
        return List.copyOf(pairs.subList(0, Math.min(n, pairs.size())));
    }

    @Override
    protected Model<Label> copy(String newName, ModelProvenance newProvenance) {
        return new QuantizedForestModel(
                newName, newProvenance, featureIDMap, outputIDInfo, forest, positive.getLabel());
    }

    @Override
    public ModelProto serialize() {
        byte[] payload =
                ForestPayload.write(createDataCarrier().serialize(), positive.getLabel(), ForestFile.write(forest));
        return ModelProto.newBuilder()
                .setVersion(CURRENT_VERSION)
                .setClassName(QuantizedForestModel.class.getName())
                .setSerializedData(Any.pack(BytesValue.of(ByteString.copyFrom(payload))))
                .build();
    }

    /**
     * Called by Tribuo, by reflection, when it reads a model of this class.
     *
     * @throws InvalidProtocolBufferException when the message is of another type
     * @throws IllegalArgumentException when its version or content is not ours
     */
    public static QuantizedForestModel deserializeFromProto(int version, String className, Any message)
            throws InvalidProtocolBufferException {
        if (version < 0 || version > CURRENT_VERSION) {
            throw new IllegalArgumentException(
                    "version " + version + " of " + className + " is not known, only up to " + CURRENT_VERSION);
        }
        ForestPayload payload =
                ForestPayload.read(message.unpack(BytesValue.class).getValue());
        ModelDataCarrier<?> data = ModelDataCarrier.deserialize(payload.data());
        if (!data.outputDomain().getDomain().stream().allMatch(Label.class::isInstance)) {
            throw new IllegalArgumentException("the outputs of " + className + " are no labels");
        }
        @SuppressWarnings("unchecked") // Checked one line above.
        ImmutableOutputInfo<Label> labels = (ImmutableOutputInfo<Label>) data.outputDomain();
        return new QuantizedForestModel(
                data.name(), data.provenance(), data.featureDomain(), labels, payload.forest(), payload.positive());
    }
}
