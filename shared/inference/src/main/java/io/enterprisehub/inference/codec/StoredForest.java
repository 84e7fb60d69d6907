package io.enterprisehub.inference.codec;

import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;

/**
 * A forest as it was read.
 *
 * @param columns of its binning, of which a file holds the histograms further on
 */
public record StoredForest(TreeEnsemble ensemble, LeafPrecision precision, StoredColumns columns) {

    /** Reads what {@link ForestCodec} wrote. */
    public static StoredForest read(int features, LittleEndianReader in) {
        float baseMargin = in.getFloat();
        LeafPrecision precision = precision(in.getByte());
        StoredColumns columns = StoredColumns.read(in);
        int count = in.getCount(4);
        List<Tree> trees = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            trees.add(new StoredTree(in, precision, columns).build());
        }
        return new StoredForest(new TreeEnsemble(features, trees, baseMargin), precision, columns);
    }

    private static LeafPrecision precision(int ordinal) {
        if (ordinal >= LeafPrecision.values().length) {
            throw new IllegalArgumentException("there is no leaf precision " + ordinal);
        }
        return LeafPrecision.values()[ordinal];
    }
}
