package io.enterprisehub.training.tribuo;

import io.enterprisehub.inference.forest.Tree;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;

/**
 * Translates the questions of Tribuo's own trees. They ask {@code value > split} in double and take an absent feature as 0; ours ask
 * {@code value < threshold} in float and send a missing value where the split says.
 *
 * <p>Tribuo's trees do not keep how many rows came where, so the covers are counted anew with the training rows.
 */
final class CartTrees {

    private final Map<String, Integer> columns = new HashMap<>();
    private final float[] values;
    private final int features;
    private final int count;

    CartTrees(List<String> names, float[] values) {
        names.forEach(name -> columns.put(name, columns.size()));
        this.values = values;
        this.features = names.size();
        this.count = values.length / features;
    }

    /** The tree, with the leaves' values as given. */
    Tree of(TreeModel<Label> model, ToDoubleFunction<LeafNode<Label>> value) {
        int[] all = new int[count];
        for (int row = 0; row < count; row++) {
            all[row] = row;
        }
        // A tree of a forest numbers the features of its own sample.
        return translate(model.getRoot(), model.getFeatureIDMap(), value, all);
    }

    private Tree translate(
            Node<Label> node, ImmutableFeatureMap ids, ToDoubleFunction<LeafNode<Label>> value, int[] rows) {
        return switch (node) {
            case LeafNode<Label> leaf -> new Tree.Leaf((float) value.applyAsDouble(leaf), rows.length);
            case SplitNode<Label> split -> {
                Integer column = columns.get(ids.get(split.getFeatureID()).getName());
                if (column == null) {
                    throw new IllegalArgumentException("a tree asks for a feature that the model does not know: "
                            + ids.get(split.getFeatureID()).getName());
                }
                float threshold = threshold(split.splitValue());
                boolean missingLeft = 0 <= split.splitValue();
                int[] left = side(rows, column, threshold, missingLeft, true);
                int[] right = side(rows, column, threshold, missingLeft, false);
                yield new Tree.Split(
                        column,
                        threshold,
                        missingLeft,
                        translate(split.getLessThanOrEqual(), ids, value, left),
                        translate(split.getGreaterThan(), ids, value, right));
            }
            default -> throw new IllegalArgumentException("a tree is not fully trained: " + node.getClass());
        };
    }

    /** The float t with: value <= split exactly when value < t, for every float value. */
    static float threshold(double split) {
        if (!Double.isFinite(split)) {
            throw new IllegalArgumentException("a tree splits at " + split + ", which is no number");
        }
        float nearest = (float) split;
        return nearest <= split ? Math.nextUp(nearest) : nearest;
    }

    private int[] side(int[] rows, int column, float threshold, boolean missingLeft, boolean left) {
        return Arrays.stream(rows)
                .filter(row -> {
                    float value = values[row * features + column];
                    return (Float.isNaN(value) ? missingLeft : value < threshold) == left;
                })
                .toArray();
    }
}
