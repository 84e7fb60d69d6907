package io.enterprisehub.inference.model;

import io.enterprisehub.inference.codec.CalibrationCodec;
import io.enterprisehub.inference.codec.LittleEndianReader;
import io.enterprisehub.inference.codec.ModelFrame;
import io.enterprisehub.inference.codec.StoredColumns;
import io.enterprisehub.inference.codec.StoredForest;
import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Cuts;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.file.ForestModel;
import io.enterprisehub.inference.forest.file.TierCuts;
import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.linear.LinearTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the two parts of a file of format 2, and makes a model of one of format 1. */
final class ModelDecoder {

    private final LittleEndianReader in;

    private ModelDecoder(LittleEndianReader in) {
        this.in = in;
    }

    /**
     * Reads both parts.
     *
     * @throws java.nio.BufferUnderflowException when a part ends early
     * @throws IllegalArgumentException when what is read makes no model
     */
    static TrainedModel read(ModelFrame frame) {
        ModelDecoder scoring = new ModelDecoder(new LittleEndianReader(frame.scoring()));
        FeatureSchema schema = scoring.schema();
        Stored stored = scoring.predictor(schema.size());
        Calibration calibration = CalibrationCodec.read(scoring.in);
        BinomialInterval interval = scoring.interval();
        Fallback fallback = scoring.fallback(schema.size());
        scoring.in.end();

        ModelDecoder description = new ModelDecoder(new LittleEndianReader(frame.description()));
        TierCuts tiers = new TierCuts(description.in.getDouble(), description.in.getDouble());
        Histograms training = stored.columns.readHistograms(description.in);
        ReasonTable reasons = description.reasons(schema.size());
        SortedMap<String, Double> metrics = description.metrics();
        SortedMap<String, String> provenance = description.in.getTextMap();
        description.in.end();
        return new TrainedModel(
                schema,
                stored.predictor,
                calibration,
                interval,
                fallback,
                tiers,
                training,
                reasons,
                metrics,
                provenance);
    }

    /** Format 1 knew no types, texts, metrics, interval or fallback. */
    static TrainedModel of(ForestModel forest) {
        Predictor predictor = new Predictor.Forest(forest.ensemble(), forest.precision());
        return TrainedModel.of(
                        FeatureSchema.numbers(forest.features()), predictor, forest.calibration(), forest.training())
                .withTiers(forest.tiers())
                .withReasons(ReasonTable.plain(forest.reasonCodes()))
                .withProvenance(forest.provenance());
    }

    private record Stored(Predictor predictor, StoredColumns columns) {}

    private FeatureSchema schema() {
        FeatureType[] types = FeatureType.values();
        List<FeatureSchema.Feature> features = new ArrayList<>();
        int count = in.getShort();
        for (int i = 0; i < count; i++) {
            String name = in.getText();
            int type = in.getByte();
            if (type >= types.length) {
                throw new IllegalArgumentException("there is no feature type " + type);
            }
            features.add(new FeatureSchema.Feature(name, types[type]));
        }
        return new FeatureSchema(features, in.getText());
    }

    private Stored predictor(int features) {
        int kind = in.getByte();
        if (kind == ModelEncoder.FOREST) {
            StoredForest forest = StoredForest.read(features, in);
            Cuts cuts = forest.columns().cuts(features);
            return new Stored(new Predictor.Forest(forest.ensemble(), forest.precision(), cuts), forest.columns());
        }
        if (kind == ModelEncoder.LINEAR) {
            LinearModel model = linear(features);
            StoredColumns columns = StoredColumns.read(in);
            return new Stored(new Predictor.Linear(model, columns.cuts(features)), columns);
        }
        throw new IllegalArgumentException("there is no model of kind ".concat(Integer.toString(kind)));
    }

    private LinearModel linear(int features) {
        double intercept = in.getDouble();
        double clamp = in.getDouble();
        List<LinearTerm> terms = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            terms.add(new LinearTerm(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble()));
        }
        return new LinearModel(intercept, clamp, terms);
    }

    private @Nullable BinomialInterval interval() {
        if (isAbsent()) {
            return null;
        }
        double z = in.getDouble();
        int groups = in.getCount(8);
        if (groups == 0) {
            throw new IllegalArgumentException("an interval has no groups");
        }
        return new BinomialInterval(z, in.getDoubles(groups - 1), in.getInts(groups), in.getInts(groups));
    }

    private @Nullable Fallback fallback(int features) {
        return isAbsent() ? null : new Fallback(in.getShort(), linear(features), CalibrationCodec.read(in));
    }

    private boolean isAbsent() {
        int mark = in.getByte();
        if (mark != ModelEncoder.ABSENT && mark != ModelEncoder.PRESENT) {
            throw new IllegalArgumentException("a part is neither there nor absent");
        }
        return mark == ModelEncoder.ABSENT;
    }

    private ReasonTable reasons(int features) {
        List<String> codes = in.getTexts(features);
        SortedMap<String, ReasonText> texts = new TreeMap<>();
        int count = in.getShort();
        for (int i = 0; i < count; i++) {
            if (texts.put(in.getText(), new ReasonText(in.getText(), in.getText())) != null) {
                throw new IllegalArgumentException("a reason comes twice");
            }
        }
        return new ReasonTable(codes, texts);
    }

    private SortedMap<String, Double> metrics() {
        SortedMap<String, Double> metrics = new TreeMap<>();
        int count = in.getShort();
        for (int i = 0; i < count; i++) {
            if (metrics.put(in.getText(), in.getDouble()) != null) {
                throw new IllegalArgumentException("a metric comes twice");
            }
        }
        return metrics;
    }
}
