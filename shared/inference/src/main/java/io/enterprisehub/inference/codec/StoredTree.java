package io.enterprisehub.inference.codec;

import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;

/** One tree's arrays, and how far the preorder has got. */
final class StoredTree {

    private final StoredColumns columns;
    private final short[] nodes;
    private final byte[] bins;
    private final byte[] missingLeft;
    private final float[] leaves;
    private final float[] weights;
    private int node;
    private int split;
    private int leaf;

    StoredTree(LittleEndianReader in, LeafPrecision precision, StoredColumns columns) {
        this.columns = columns;
        // Of a split: its column, bin and direction, and a leaf of at least a column, a code and a weight.
        int splits = in.getCount(11);
        this.nodes = in.getShorts(2 * splits + 1);
        this.bins = in.getBytes(splits);
        this.missingLeft = in.getBytes(splits);
        this.leaves = leaves(in, precision, splits + 1);
        this.weights = in.getFloats(splits + 1);
    }

    private static float[] leaves(LittleEndianReader in, LeafPrecision precision, int count) {
        if (precision == LeafPrecision.FLOAT32) {
            return in.getFloats(count);
        }
        float scale = in.getFloat();
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = scale * (precision == LeafPrecision.INT16 ? in.getSignedShort() : in.getSignedByte());
        }
        return values;
    }

    Tree build() {
        Tree tree = next(0);
        if (node != nodes.length) {
            throw new IllegalArgumentException("a tree has nodes that nothing leads to");
        }
        return tree;
    }

    private Tree next(int depth) {
        if (node == nodes.length || depth > TreeEnsemble.MOST_DEPTH) {
            throw new IllegalArgumentException("a tree has no end");
        }
        int column = nodes[node++] & 0xFFFF;
        if (column == ForestCodec.LEAF) {
            if (leaf == leaves.length) {
                throw new IllegalArgumentException("a tree has more leaves than it says");
            }
            return new Tree.Leaf(leaves[leaf], weights[leaf++]);
        }
        if (split == bins.length || column >= columns.count()) {
            throw new IllegalArgumentException("a tree has a split that does not exist");
        }
        int bin = bins[split] & 0xFF;
        byte direction = missingLeft[split++];
        float[] thresholds = columns.thresholds(column);
        if (bin >= thresholds.length || direction < 0 || direction > 1) {
            throw new IllegalArgumentException("a split has no threshold " + bin + " or direction " + direction);
        }
        Tree left = next(depth + 1);
        Tree right = next(depth + 1);
        return new Tree.Split(columns.feature(column), thresholds[bin], direction == 1, left, right);
    }
}
