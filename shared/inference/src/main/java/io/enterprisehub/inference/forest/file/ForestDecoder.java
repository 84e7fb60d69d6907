package io.enterprisehub.inference.forest.file;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Histograms;
import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the two parts of a file. A length is compared with what is left before anything of that size is allocated, so a file
 * cannot ask for more memory than a small multiple of its own size.
 */
final class ForestDecoder {

    private final ByteBuffer in;

    private ForestDecoder(ByteBuffer part) {
        this.in = part.order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads both parts.
     *
     * @throws java.nio.BufferUnderflowException when a part ends early
     * @throws IllegalArgumentException when what is read makes no model
     */
    static ForestModel read(ByteBuffer scoringPart, ByteBuffer descriptivePart) {
        ForestDecoder scoring = new ForestDecoder(scoringPart);
        List<String> features = scoring.texts(scoring.in.getShort() & 0xFFFF);
        Calibration calibration = scoring.calibration();
        float baseMargin = scoring.in.getFloat();
        LeafPrecision precision = scoring.precision();
        StoredColumn[] columns = scoring.columns();
        List<Tree> trees = scoring.trees(precision, columns);
        scoring.end();

        ForestDecoder description = new ForestDecoder(descriptivePart);
        List<String> reasonCodes = description.texts(features.size());
        TierCuts tiers = new TierCuts(description.in.getDouble(), description.in.getDouble());
        Histograms training = description.histograms(columns);
        SortedMap<String, String> provenance = description.provenance();
        description.end();
        TreeEnsemble ensemble = new TreeEnsemble(features.size(), trees, baseMargin);
        return new ForestModel(features, reasonCodes, ensemble, precision, calibration, tiers, training, provenance);
    }

    private static final class StoredColumn {

        final int feature;
        final float[] thresholds;

        StoredColumn(int feature, float[] thresholds) {
            this.feature = feature;
            this.thresholds = thresholds;
        }
    }

    private Calibration calibration() {
        int kind = in.get();
        return switch (kind) {
            case ForestEncoder.PLATT -> new Platt(in.getDouble(), in.getDouble());
            case ForestEncoder.ISOTONIC -> {
                int corners = count(16);
                yield new Isotonic(doubles(corners), doubles(corners));
            }
            default -> throw new IllegalArgumentException("there is no calibration of kind " + kind);
        };
    }

    private LeafPrecision precision() {
        int ordinal = in.get();
        if (ordinal < 0 || ordinal >= LeafPrecision.values().length) {
            throw new IllegalArgumentException("there is no leaf precision " + ordinal);
        }
        return LeafPrecision.values()[ordinal];
    }

    private StoredColumn[] columns() {
        StoredColumn[] columns = new StoredColumn[in.getShort() & 0xFFFF];
        for (int column = 0; column < columns.length; column++) {
            int feature = in.getShort() & 0xFFFF;
            columns[column] = new StoredColumn(feature, floats(in.get() & 0xFF));
        }
        return columns;
    }

    private List<Tree> trees(LeafPrecision precision, StoredColumn[] columns) {
        int trees = count(4);
        List<Tree> read = new ArrayList<>(trees);
        for (int i = 0; i < trees; i++) {
            read.add(new StoredTree(precision, columns).build());
        }
        return read;
    }

    private Histograms histograms(StoredColumn[] columns) {
        int[][] counts = new int[columns.length][];
        for (int column = 0; column < columns.length; column++) {
            counts[column] = new int[columns[column].thresholds.length + 2];
            for (int bin = 0; bin < counts[column].length; bin++) {
                counts[column][bin] = in.getInt();
            }
        }
        return new Histograms(counts);
    }

    private SortedMap<String, String> provenance() {
        SortedMap<String, String> provenance = new TreeMap<>();
        int entries = in.getShort() & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            provenance.put(text(), text());
        }
        return provenance;
    }

    private List<String> texts(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    private String text() {
        byte[] utf8 = bytes(in.getShort() & 0xFFFF);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text is not UTF-8", e);
        }
    }

    /** A number of things that take at least so many bytes each. */
    private int count(int bytesEach) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / bytesEach) {
            throw new IllegalArgumentException("a length of " + count + " is impossible");
        }
        return count;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private float[] floats(int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = in.getFloat();
        }
        return floats;
    }

    private double[] doubles(int count) {
        double[] doubles = new double[count];
        for (int i = 0; i < count; i++) {
            doubles[i] = in.getDouble();
        }
        return doubles;
    }

    private void end() {
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("a part has " + in.remaining() + " bytes too many");
        }
    }

    /** One tree's arrays, and how far the preorder has got. */
    private final class StoredTree {

        private final StoredColumn[] columns;
        private final short[] nodes;
        private final byte[] bins;
        private final byte[] missingLeft;
        private final float[] leaves;
        private final float[] weights;
        private int node;
        private int split;
        private int leaf;

        StoredTree(LeafPrecision precision, StoredColumn[] columns) {
            this.columns = columns;
            // Of a split: its column, bin and direction, and a leaf of at least a column, a code and a weight.
            int splits = count(11);
            this.nodes = new short[2 * splits + 1];
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = in.getShort();
            }
            this.bins = bytes(splits);
            this.missingLeft = bytes(splits);
            this.leaves = leaves(precision, splits + 1);
            this.weights = floats(splits + 1);
        }

        private float[] leaves(LeafPrecision precision, int count) {
            if (precision == LeafPrecision.FLOAT32) {
                return floats(count);
            }
            float scale = in.getFloat();
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = scale * (precision == LeafPrecision.INT16 ? in.getShort() : in.get());
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
            if (column == ForestEncoder.LEAF) {
                if (leaf == leaves.length) {
                    throw new IllegalArgumentException("a tree has more leaves than it says");
                }
                return new Tree.Leaf(leaves[leaf], weights[leaf++]);
            }
            if (split == bins.length || column >= columns.length) {
                throw new IllegalArgumentException("a tree has a split that does not exist");
            }
            int bin = bins[split] & 0xFF;
            byte direction = missingLeft[split++];
            float[] thresholds = columns[column].thresholds;
            if (bin >= thresholds.length || direction < 0 || direction > 1) {
                throw new IllegalArgumentException("a split has no threshold " + bin + " or direction " + direction);
            }
            Tree left = next(depth + 1);
            Tree right = next(depth + 1);
            return new Tree.Split(columns[column].feature, thresholds[bin], direction == 1, left, right);
        }
    }
}
