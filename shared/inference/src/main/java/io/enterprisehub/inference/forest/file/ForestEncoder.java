package io.enterprisehub.inference.forest.file;

import io.enterprisehub.inference.codec.CalibrationCodec;
import io.enterprisehub.inference.codec.ForestCodec;
import io.enterprisehub.inference.codec.LittleEndianWriter;
import io.enterprisehub.inference.codec.StoredColumns;

/** Writes the two parts of a file: first what decides a score or a reason, then what describes it. */
final class ForestEncoder {

    private ForestEncoder() {}

    static byte[] scoring(ForestModel model) {
        LittleEndianWriter out = new LittleEndianWriter();
        out.putShort(model.features().size());
        model.features().forEach(out::putText);
        CalibrationCodec.write(model.calibration(), out);
        ForestCodec.write(model.ensemble(), model.precision(), out);
        return out.toBytes();
    }

    static byte[] description(ForestModel model) {
        LittleEndianWriter out = new LittleEndianWriter();
        model.reasonCodes().forEach(out::putText);
        out.putDouble(model.tiers().hot());
        out.putDouble(model.tiers().warm());
        StoredColumns.writeHistograms(model.training(), out);
        out.putTextMap(model.provenance());
        return out.toBytes();
    }
}
