package io.enterprisehub.training.tribuo;

import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.forest.XgboostText;
import io.enterprisehub.inference.tribuo.QuantizedForestModel;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;

/**
 * Converts Tribuo's boosted trees. For two labels Tribuo trains two trees per round and takes the softmax of their sums, which is the
 * logistic function of the difference. Without sampling both trees of a round ask the same questions and their leaves are each other's
 * negative up to rounding: such a pair becomes one tree of differences. Any other pair stays two trees, one negated.
 */
public final class XgboostConverter {

    private XgboostConverter() {}

    /**
     * Converts a model.
     *
     * @param training the rows that it was trained on, for histograms and the check of the scores
     * @throws IllegalArgumentException when it has other than two labels, is not of trees, or the conversion changes scores
     */
    public static QuantizedForestModel convert(
            XGBoostModel<Label> model, Dataset<Label> training, String positive, OffsetDateTime at) {
        int won = ForestAssembly.id(model, positive);
        TribuoRows rows = new TribuoRows(model.getFeatureIDMap(), training, positive);
        List<String> dump =
                model.getModelDump().stream().flatMap(Arrays::stream).toList();
        List<Tree> both = XgboostText.read(rows.names().size(), dump, 0).trees();
        List<Tree> trees = new ArrayList<>();
        for (int round = 0; round + 1 < both.size(); round += 2) {
            trees.addAll(difference(both.get(round + won), both.get(round + 1 - won)));
        }
        TreeEnsemble ensemble = new TreeEnsemble(rows.names().size(), trees, 0);
        return ForestAssembly.checked(
                model, ForestAssembly.trained(ensemble, Platt.NONE, rows), training, positive, at);
    }

    /** Trees whose sum is the first minus the second: one if they ask the same questions, else two. */
    static List<Tree> difference(Tree first, Tree second) {
        return alike(first, second) ? List.of(merged(first, second)) : List.of(first, negated(second));
    }

    private static boolean alike(Tree first, Tree second) {
        if (first instanceof Tree.Split a && second instanceof Tree.Split b) {
            return a.feature() == b.feature()
                    && a.threshold() == b.threshold()
                    && a.missingLeft() == b.missingLeft()
                    && alike(a.left(), b.left())
                    && alike(a.right(), b.right());
        }
        return first instanceof Tree.Leaf && second instanceof Tree.Leaf;
    }

    private static Tree merged(Tree first, Tree second) {
        if (first instanceof Tree.Split a && second instanceof Tree.Split b) {
            return new Tree.Split(
                    a.feature(),
                    a.threshold(),
                    a.missingLeft(),
                    merged(a.left(), b.left()),
                    merged(a.right(), b.right()));
        }
        Tree.Leaf a = (Tree.Leaf) first;
        return new Tree.Leaf(a.value() - ((Tree.Leaf) second).value(), a.weight());
    }

    private static Tree negated(Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf -> new Tree.Leaf(-leaf.value(), leaf.weight());
            case Tree.Split split ->
                new Tree.Split(
                        split.feature(),
                        split.threshold(),
                        split.missingLeft(),
                        negated(split.left()),
                        negated(split.right()));
        };
    }
}
