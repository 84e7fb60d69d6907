package io.enterprisehub.training.tribuo;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.model.FeatureSchema;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.inference.tribuo.ConversionCheck;
import io.enterprisehub.inference.tribuo.QuantizedForestModel;
import java.time.OffsetDateTime;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/** The last step of every converter: trees to a served model that is checked against its source. */
final class ForestAssembly {

    private ForestAssembly() {}

    static int id(Model<Label> model, String positive) {
        int id = model.getOutputIDInfo().getID(new Label(positive));
        if (model.getOutputIDInfo().size() != 2 || id < 0) {
            throw new IllegalArgumentException("a model is converted when it has two labels, one of them " + positive
                    + ", but it has " + model.getOutputIDInfo().getDomain());
        }
        return id;
    }

    static TrainedModel trained(TreeEnsemble ensemble, Calibration calibration, TribuoRows rows) {
        Predictor predictor = new Predictor.Forest(ensemble, LeafPrecision.FLOAT32);
        Histograms training = Histograms.of(
                predictor.binning(), rows.rows().values(), rows.rows().count());
        return TrainedModel.of(FeatureSchema.numbers(rows.names()), predictor, calibration, training);
    }

    /** The converted model, once it is known to give the scores of its source. */
    static QuantizedForestModel checked(
            Model<Label> source, TrainedModel trained, Dataset<Label> training, String positive, OffsetDateTime at) {
        QuantizedForestModel converted = QuantizedForestModel.of(
                trained, source.getProvenance(), source.getFeatureIDMap(), source.getOutputIDInfo(), positive, at);
        ConversionCheck.of(source, converted, training, positive).require();
        return converted;
    }
}
