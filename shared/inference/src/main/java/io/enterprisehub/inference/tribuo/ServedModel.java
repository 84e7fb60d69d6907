package io.enterprisehub.inference.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import java.nio.ByteBuffer;
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

/** A model that serves, as a Tribuo classifier of two labels: whatever it is, its scores are those of {@link ServableModel}. */
abstract class ServedModel extends Model<Label> {

    private static final long serialVersionUID = 1L;

    private final transient TrainedModelFile file;
    private final transient ServableModel served;
    private final transient ExampleRows rows;
    private final Label positive;
    private final Label negative;

    ServedModel(Parts parts) {
        super(parts.name, parts.provenance, parts.features, parts.labels, true);
        this.file = parts.file;
        this.served = ServableModel.of(file);
        this.rows = new ExampleRows(served.features());
        this.positive = new Label(parts.positive);
        List<Label> others = parts.labels.getDomain().stream()
                .filter(label -> !label.equals(this.positive))
                .toList();
        if (parts.labels.size() != 2 || others.size() != 1) {
            throw new IllegalArgumentException("the model needs two labels, one of them " + parts.positive);
        }
        this.negative = others.getFirst();
        for (String feature : served.features()) {
            if (parts.features.get(feature) == null) {
                throw new IllegalArgumentException("Tribuo's feature map does not know the feature " + feature);
            }
        }
    }

    /** What a model is made of. */
    record Parts(
            String name,
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Label> labels,
            TrainedModelFile file,
            String positive) {

        /** Reads what {@link #serialize} wrote. */
        static Parts read(int version, int current, String className, Any message)
                throws InvalidProtocolBufferException {
            if (version < 0 || version > current) {
                throw new IllegalArgumentException(
                        "version " + version + " of " + className + " is not known, only up to " + current);
            }
            ServedPayload payload =
                    ServedPayload.read(message.unpack(BytesValue.class).getValue());
            ModelDataCarrier<?> data = ModelDataCarrier.deserialize(payload.data());
            if (!data.outputDomain().getDomain().stream().allMatch(Label.class::isInstance)) {
                throw new IllegalArgumentException("the outputs of " + className + " are no labels");
            }
            @SuppressWarnings("unchecked") // Checked one line above.
            ImmutableOutputInfo<Label> labels = (ImmutableOutputInfo<Label>) data.outputDomain();
            return new Parts(
                    data.name(), data.provenance(), data.featureDomain(), labels, payload.file(), payload.positive());
        }
    }

    static TrainedModelFile file(TrainedModel trained) {
        return TrainedModelFile.read(ByteBuffer.wrap(TrainedModelFile.write(trained)));
    }

    /** The model as it is served, with its version: for a model file. */
    public final TrainedModelFile file() {
        return file;
    }

    /** The label whose probability is served. */
    public final Label positive() {
        return positive;
    }

    final Parts parts(String newName, ModelProvenance newProvenance) {
        return new Parts(newName, newProvenance, featureIDMap, outputIDInfo, file, positive.getLabel());
    }

    @Override
    public final Prediction<Label> predict(Example<Label> example) {
        return innerPredict(List.of(example)).getFirst();
    }

    @Override
    protected final List<Prediction<Label>> innerPredict(Iterable<Example<Label>> examples) {
        ExampleRows.Matrix matrix = rows.matrix(examples);
        double[] probabilities = served.probabilities(matrix.values(), matrix.size());
        List<Prediction<Label>> predictions = new ArrayList<>(probabilities.length);
        for (int row = 0; row < probabilities.length; row++) {
            Label won = new Label(positive.getLabel(), probabilities[row]);
            Label lost = new Label(negative.getLabel(), 1 - probabilities[row]);
            Map<String, Label> scores = new LinkedHashMap<>();
            scores.put(won.getLabel(), won);
            scores.put(lost.getLabel(), lost);
            Label likelier = probabilities[row] > 0.5 ? won : lost;
            predictions.add(new Prediction<>(likelier, scores, matrix.known(row), matrix.example(row), true));
        }
        return predictions;
    }

    /** What each feature adds to the margin, for the positive label, the largest first. */
    @Override
    public final Optional<Excuse<Label>> getExcuse(Example<Label> example) {
        ExampleRows.Matrix matrix = rows.matrix(List.of(example));
        double[] contributions = served.contributions(matrix.values(), 0);
        Map<String, List<Pair<String, Double>>> reasons =
                Map.of(positive.getLabel(), largest(contributions, contributions.length));
        return Optional.of(new Excuse<>(example, predict(example), reasons));
    }

    final List<Pair<String, Double>> largest(double[] values, int n) {
        List<Pair<String, Double>> pairs = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                pairs.add(new Pair<>(served.features().get(i), values[i]));
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair<String, Double> pair) -> -Math.abs(pair.getB()))
                .thenComparing(Pair::getA));
        return List.copyOf(pairs.subList(0, Math.min(n < 0 ? pairs.size() : n, pairs.size())));
    }

    final ModelProto serialize(int version) {
        byte[] payload = ServedPayload.write(
                createDataCarrier().serialize(), positive.getLabel(), TrainedModelFile.write(file.model()));
        return ModelProto.newBuilder()
                .setVersion(version)
                .setClassName(getClass().getName())
                .setSerializedData(Any.pack(BytesValue.of(ByteString.copyFrom(payload))))
                .build();
    }
}
