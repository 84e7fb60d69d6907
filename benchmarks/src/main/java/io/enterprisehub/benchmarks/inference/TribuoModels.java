package io.enterprisehub.benchmarks.inference;

import com.google.protobuf.InvalidProtocolBufferException;
import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.inference.tribuo.QuantizedForestModel;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.common.xgboost.XGBoostTrainer.BoosterType;
import org.tribuo.common.xgboost.XGBoostTrainer.LoggingVerbosity;
import org.tribuo.common.xgboost.XGBoostTrainer.TreeMethod;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Tribuo's own boosted trees, and ours in Tribuo's clothes. */
final class TribuoModels {

    private static final String WON = "won";
    private static final OffsetDateTime THEN = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private TribuoModels() {}

    /** As many rounds as the others have trees; Tribuo grows a tree for each of the two outcomes in a round. */
    static XGBoostModel<Label> train(Leads leads, int rounds) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("made up", THEN, labels), labels);
        examples(leads).forEach(data::add);
        return new XGBoostClassificationTrainer(
                        BoosterType.GBTREE,
                        TreeMethod.HIST,
                        rounds,
                        0.1,
                        0,
                        6,
                        1,
                        1,
                        1,
                        1,
                        0,
                        2,
                        LoggingVerbosity.SILENT,
                        7)
                .train(data);
    }

    static Model<Label> read(byte[] bytes) {
        try {
            Model<Label> read = Model.deserialize(ModelProto.parseFrom(bytes)).castModel(Label.class);
            XGBoostModel<Label> model = (XGBoostModel<Label>) read;
            model.setNumThreads(1);
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("Tribuo's model cannot be read", e);
        }
    }

    /** Our forest as a model of Tribuo, with the names and labels of another. */
    static Model<Label> quantized(TrainedModel served, Model<Label> other) {
        ImmutableFeatureMap features = other.getFeatureIDMap();
        ImmutableOutputInfo<Label> outputs = other.getOutputIDInfo();
        return QuantizedForestModel.of(served, other.getProvenance(), features, outputs, WON, THEN);
    }

    /** Missing values are left out: that is what Tribuo means by missing. */
    static List<Example<Label>> examples(Leads leads) {
        List<String> names = Artifacts.names();
        List<Example<Label>> examples = new ArrayList<>();
        for (int row = 0; row < leads.outcomes().length; row++) {
            ArrayExample<Label> example = new ArrayExample<>(new Label(leads.outcomes()[row] > 0 ? WON : "lost"));
            for (int feature = 0; feature < Leads.FEATURES; feature++) {
                float value = leads.rows()[row * Leads.FEATURES + feature];
                if (!Float.isNaN(value)) {
                    example.add(names.get(feature), value);
                }
            }
            examples.add(example);
        }
        return examples;
    }

    static double won(org.tribuo.Prediction<Label> prediction) {
        return java.util.Objects.requireNonNull(prediction.getOutputScores().get(WON))
                .getScore();
    }
}
