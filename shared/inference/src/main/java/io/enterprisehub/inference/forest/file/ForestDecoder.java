package io.enterprisehub.inference.forest.file;

import io.enterprisehub.inference.codec.CalibrationCodec;
import io.enterprisehub.inference.codec.LittleEndianReader;
import io.enterprisehub.inference.codec.StoredForest;
import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Histograms;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;

/** Reads the two parts of a file. */
final class ForestDecoder {

    private ForestDecoder() {}

    /**
     * Reads both parts.
     *
     * @throws java.nio.BufferUnderflowException when a part ends early
     * @throws IllegalArgumentException when what is read makes no model
     */
    static ForestModel read(ByteBuffer scoringPart, ByteBuffer descriptivePart) {
        LittleEndianReader scoring = new LittleEndianReader(scoringPart);
        List<String> features = scoring.getTexts(scoring.getShort());
        Calibration calibration = CalibrationCodec.read(scoring);
        StoredForest forest = StoredForest.read(features.size(), scoring);
        scoring.end();

        LittleEndianReader description = new LittleEndianReader(descriptivePart);
        List<String> reasonCodes = description.getTexts(features.size());
        TierCuts tiers = new TierCuts(description.getDouble(), description.getDouble());
        Histograms training = forest.columns().readHistograms(description);
        SortedMap<String, String> provenance = description.getTextMap();
        description.end();
        return new ForestModel(
                features, reasonCodes, forest.ensemble(), forest.precision(), calibration, tiers, training, provenance);
    }
}
