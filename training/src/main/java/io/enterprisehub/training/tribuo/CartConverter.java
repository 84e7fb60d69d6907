package io.enterprisehub.training.tribuo;

import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.tribuo.QuantizedForestModel;
import java.time.OffsetDateTime;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.TreeModel;

/**
 * Converts Tribuo's decision trees. A leaf holds the probability itself, so the margin is a probability and the calibration the identity.
 *
 * <p>An absent feature is 0 to Tribuo's tree, and goes where 0 goes here too. Values are compared as floats: a double between a split and the
 * next float can change sides. A NaN, which Tribuo would send left, is missing here.
 */
public final class CartConverter {

    private CartConverter() {}

    /**
     * Converts a model.
     *
     * @param training the rows that it was trained on, for covers, histograms and the check of the scores
     * @throws IllegalArgumentException when it has other than two labels, is too deep, or the conversion changes scores
     */
    public static QuantizedForestModel convert(
            TreeModel<Label> model, Dataset<Label> training, String positive, OffsetDateTime at) {
        ForestAssembly.id(model, positive);
        TribuoRows rows = new TribuoRows(model.getFeatureIDMap(), training, positive);
        Tree tree = new CartTrees(rows.names(), rows.rows().values()).of(model, leaf -> probability(leaf, positive));
        TreeEnsemble ensemble = new TreeEnsemble(rows.names().size(), List.of(tree), 0);
        return ForestAssembly.checked(
                model, ForestAssembly.trained(ensemble, identity(1), rows), training, positive, at);
    }

    /** A share of so much, as a probability. */
    static Isotonic identity(double whole) {
        return new Isotonic(new double[] {0, whole}, new double[] {0, 1});
    }

    static double probability(LeafNode<Label> leaf, String positive) {
        Label label = leaf.getDistribution().get(positive);
        return label == null ? 0 : label.getScore();
    }
}
