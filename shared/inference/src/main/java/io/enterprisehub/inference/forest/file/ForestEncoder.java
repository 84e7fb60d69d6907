package io.enterprisehub.inference.forest.file;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the two parts of a file: first what decides a score or a reason, then what describes it. */
final class ForestEncoder {

    static final int LEAF = 0xFFFF;
    static final int PLATT = 0;
    static final int ISOTONIC = 1;

    private final LittleEndian out = new LittleEndian();

    private ForestEncoder() {}

    static byte[] scoring(ForestModel model) {
        ForestEncoder encoder = new ForestEncoder();
        Binning binning = Binning.of(List.of(model.ensemble()));
        encoder.out.putShort(model.features().size());
        model.features().forEach(encoder.out::putText);
        encoder.calibration(model.calibration());
        encoder.out.putFloat(model.ensemble().baseMargin());
        encoder.out.putByte(model.precision().ordinal());
        encoder.columns(binning);
        encoder.out.putInt(model.ensemble().trees().size());
        for (Tree tree : model.ensemble().trees()) {
            encoder.tree(tree, model.precision(), binning);
        }
        return encoder.out.toBytes();
    }

    static byte[] description(ForestModel model) {
        ForestEncoder encoder = new ForestEncoder();
        model.reasonCodes().forEach(encoder.out::putText);
        encoder.out.putDouble(model.tiers().hot());
        encoder.out.putDouble(model.tiers().warm());
        for (int column = 0; column < model.training().columns(); column++) {
            for (int count : model.training().counts(column)) {
                encoder.out.putInt(count);
            }
        }
        encoder.out.putShort(model.provenance().size());
        for (Map.Entry<String, String> entry : model.provenance().entrySet()) {
            encoder.out.putText(entry.getKey());
            encoder.out.putText(entry.getValue());
        }
        return encoder.out.toBytes();
    }

    private void calibration(Calibration calibration) {
        switch (calibration) {
            case Platt platt -> {
                out.putByte(PLATT);
                out.putDouble(platt.slope());
                out.putDouble(platt.intercept());
            }
            case Isotonic isotonic -> {
                out.putByte(ISOTONIC);
                double[] margins = isotonic.margins();
                out.putInt(margins.length);
                for (double margin : margins) {
                    out.putDouble(margin);
                }
                for (double probability : isotonic.probabilities()) {
                    out.putDouble(probability);
                }
            }
        }
    }

    private void columns(Binning binning) {
        if (binning.columns() >= LEAF) {
            throw new IllegalArgumentException(binning.columns() + " columns are too many for a model file");
        }
        out.putShort(binning.columns());
        for (int column = 0; column < binning.columns(); column++) {
            float[] thresholds = binning.thresholds(column);
            out.putShort(binning.feature(column));
            out.putByte(thresholds.length);
            for (float threshold : thresholds) {
                out.putFloat(threshold);
            }
        }
    }

    /** Nodes in preorder: columns (or that it is a leaf), then bins, directions of missing values, leaves and covers as arrays. */
    private void tree(Tree tree, LeafPrecision precision, Binning binning) {
        List<Tree.Split> splits = new ArrayList<>();
        List<Tree.Leaf> leaves = new ArrayList<>();
        LittleEndian nodes = new LittleEndian();
        preorder(tree, binning, nodes, splits, leaves);
        out.putInt(splits.size());
        for (byte node : nodes.toBytes()) {
            out.putByte(node);
        }
        for (Tree.Split split : splits) {
            out.putByte(binning.bin(split));
        }
        for (Tree.Split split : splits) {
            out.putByte(split.missingLeft() ? 1 : 0);
        }
        leaves(leaves, precision);
        for (Tree.Leaf leaf : leaves) {
            out.putFloat(leaf.weight());
        }
    }

    private static void preorder(
            Tree tree, Binning binning, LittleEndian nodes, List<Tree.Split> splits, List<Tree.Leaf> leaves) {
        switch (tree) {
            case Tree.Leaf leaf -> {
                nodes.putShort(LEAF);
                leaves.add(leaf);
            }
            case Tree.Split split -> {
                nodes.putShort(binning.column(split));
                splits.add(split);
                preorder(split.left(), binning, nodes, splits, leaves);
                preorder(split.right(), binning, nodes, splits, leaves);
            }
        }
    }

    private void leaves(List<Tree.Leaf> leaves, LeafPrecision precision) {
        if (precision == LeafPrecision.FLOAT32) {
            leaves.forEach(leaf -> out.putFloat(leaf.value()));
            return;
        }
        float[] values = new float[leaves.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = leaves.get(i).value();
        }
        float scale = precision.exactScale(values);
        out.putFloat(scale);
        for (float value : values) {
            int code = scale == 0 ? 0 : Math.round(value / scale);
            if (precision == LeafPrecision.INT16) {
                out.putShort(code);
            } else {
                out.putByte(code);
            }
        }
    }
}
