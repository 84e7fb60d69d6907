package io.enterprisehub.inference.codec;

import io.enterprisehub.inference.forest.Binning;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;

/** Writes a forest: base margin, precision of its leaves, columns, trees. {@link StoredForest} reads it. */
public final class ForestCodec {

    static final int LEAF = 0xFFFF;

    private final LittleEndianWriter out;
    private final LeafPrecision precision;
    private final Binning binning;

    private ForestCodec(LittleEndianWriter out, LeafPrecision precision, Binning binning) {
        this.out = out;
        this.precision = precision;
        this.binning = binning;
    }

    /**
     * Writes a forest.
     *
     * @throws IllegalArgumentException when the leaves are not rounded to the precision
     */
    public static void write(TreeEnsemble ensemble, LeafPrecision precision, LittleEndianWriter out) {
        Binning binning = Binning.of(List.of(ensemble));
        out.putFloat(ensemble.baseMargin());
        out.putByte(precision.ordinal());
        StoredColumns.write(binning, out);
        out.putInt(ensemble.trees().size());
        ForestCodec codec = new ForestCodec(out, precision, binning);
        for (Tree tree : ensemble.trees()) {
            codec.tree(tree);
        }
    }

    /** Nodes in preorder: columns (or that it is a leaf), then bins, directions of missing values, leaves and covers as arrays. */
    private void tree(Tree tree) {
        List<Tree.Split> splits = new ArrayList<>();
        List<Tree.Leaf> leaves = new ArrayList<>();
        LittleEndianWriter nodes = new LittleEndianWriter();
        preorder(tree, nodes, splits, leaves);
        out.putInt(splits.size());
        out.putBytes(nodes.toBytes());
        for (Tree.Split split : splits) {
            out.putByte(binning.bin(split));
        }
        for (Tree.Split split : splits) {
            out.putByte(split.missingLeft() ? 1 : 0);
        }
        leaves(leaves);
        for (Tree.Leaf leaf : leaves) {
            out.putFloat(leaf.weight());
        }
    }

    private void preorder(Tree tree, LittleEndianWriter nodes, List<Tree.Split> splits, List<Tree.Leaf> leaves) {
        switch (tree) {
            case Tree.Leaf leaf -> {
                nodes.putShort(LEAF);
                leaves.add(leaf);
            }
            case Tree.Split split -> {
                nodes.putShort(binning.column(split));
                splits.add(split);
                preorder(split.left(), nodes, splits, leaves);
                preorder(split.right(), nodes, splits, leaves);
            }
        }
    }

    private void leaves(List<Tree.Leaf> leaves) {
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
                out.putSignedShort(code);
            } else {
                out.putByte(code);
            }
        }
    }
}
