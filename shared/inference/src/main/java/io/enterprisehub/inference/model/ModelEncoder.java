package io.enterprisehub.inference.model;

import io.enterprisehub.inference.codec.CalibrationCodec;
import io.enterprisehub.inference.codec.ForestCodec;
import io.enterprisehub.inference.codec.LittleEndianWriter;
import io.enterprisehub.inference.codec.StoredColumns;
import io.enterprisehub.inference.linear.LinearModel;
import io.enterprisehub.inference.linear.LinearTerm;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the two parts of a file of format 2: first what decides a score or how sure it is, then what describes it. */
final class ModelEncoder {

    static final int FOREST = 0;
    static final int LINEAR = 1;
    static final int ABSENT = 0;
    static final int PRESENT = 1;

    private final LittleEndianWriter out = new LittleEndianWriter();

    private ModelEncoder() {}

    static byte[] scoring(TrainedModel model) {
        ModelEncoder encoder = new ModelEncoder();
        encoder.schema(model.schema());
        encoder.predictor(model.predictor());
        CalibrationCodec.write(model.calibration(), encoder.out);
        encoder.interval(model.interval());
        encoder.fallback(model.fallback());
        return encoder.out.toBytes();
    }

    static byte[] description(TrainedModel model) {
        LittleEndianWriter out = new LittleEndianWriter();
        out.putDouble(model.tiers().hot());
        out.putDouble(model.tiers().warm());
        StoredColumns.writeHistograms(model.training(), out);
        model.reasons().codes().forEach(out::putText);
        out.putShort(model.reasons().texts().size());
        for (Map.Entry<String, ReasonText> entry : model.reasons().texts().entrySet()) {
            out.putText(entry.getKey());
            out.putText(entry.getValue().raises());
            out.putText(entry.getValue().lowers());
        }
        out.putShort(model.metrics().size());
        for (Map.Entry<String, Double> entry : model.metrics().entrySet()) {
            out.putText(entry.getKey());
            out.putDouble(entry.getValue());
        }
        out.putTextMap(model.provenance());
        return out.toBytes();
    }

    private void schema(FeatureSchema schema) {
        out.putShort(schema.size());
        for (FeatureSchema.Feature feature : schema.features()) {
            out.putText(feature.name());
            out.putByte(feature.type().ordinal());
        }
        out.putText(schema.refusalList());
    }

    private void predictor(Predictor predictor) {
        switch (predictor) {
            case Predictor.Forest forest -> {
                out.putByte(FOREST);
                ForestCodec.write(forest.ensemble(), forest.precision(), out);
            }
            case Predictor.Linear linear -> {
                out.putByte(LINEAR);
                linear(linear.model());
                StoredColumns.write(linear.binning(), out);
            }
        }
    }

    private void linear(LinearModel model) {
        out.putDouble(model.intercept());
        out.putDouble(model.clamp());
        for (LinearTerm term : model.terms()) {
            out.putDouble(term.weight());
            out.putDouble(term.mean());
            out.putDouble(term.scale());
            out.putDouble(term.missing());
            out.putDouble(term.missingShare());
        }
    }

    private void interval(@Nullable BinomialInterval interval) {
        if (interval == null) {
            out.putByte(ABSENT);
            return;
        }
        out.putByte(PRESENT);
        out.putDouble(interval.z());
        out.putInt(interval.rows().length);
        out.putDoubles(interval.margins());
        out.putInts(interval.rows());
        out.putInts(interval.wins());
    }

    private void fallback(@Nullable Fallback fallback) {
        if (fallback == null) {
            out.putByte(ABSENT);
            return;
        }
        out.putByte(PRESENT);
        out.putShort(fallback.leastKnown());
        linear(fallback.model());
        CalibrationCodec.write(fallback.calibration(), out);
    }
}
