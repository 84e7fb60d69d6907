package io.enterprisehub.training.tribuo;

import com.google.protobuf.InvalidProtocolBufferException;
import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.tribuo.QuantizedForestModel;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.protos.core.WeightedEnsembleModelProto;

/**
 * Converts Tribuo's forests of decision trees: with {@link VotingCombiner} each tree gives its weight to its likeliest label, with {@link
 * FullyWeightedVotingCombiner} to all labels by their probability. The margin is the sum of the weights, the calibration divides it by
 * their total. As to absent features and doubles see {@link CartConverter}.
 */
public final class RandomForestConverter {

    private RandomForestConverter() {}

    /**
     * Converts a model.
     *
     * @param training the rows that it was trained on, for covers, histograms and the check of the scores
     * @throws IllegalArgumentException when it has other than two labels, holds other models than trees, combines them otherwise, or the
     *     conversion changes scores
     */
    public static QuantizedForestModel convert(
            WeightedEnsembleModel<Label> model, Dataset<Label> training, String positive, OffsetDateTime at) {
        ForestAssembly.id(model, positive);
        WeightedEnsembleModelProto proto = proto(model);
        boolean votes = votes(proto.getCombiner().getClassName());
        TribuoRows rows = new TribuoRows(model.getFeatureIDMap(), training, positive);
        CartTrees cart = new CartTrees(rows.names(), rows.rows().values());
        List<Tree> trees = new ArrayList<>();
        float total = 0;
        for (int i = 0; i < model.getNumModels(); i++) {
            float weight = proto.getWeights(i);
            total += weight;
            trees.add(cart.of(
                    tree(model.getModels().get(i)),
                    leaf -> weight * (votes ? vote(leaf, positive) : CartConverter.probability(leaf, positive))));
        }
        TreeEnsemble ensemble = new TreeEnsemble(rows.names().size(), trees, 0);
        return ForestAssembly.checked(
                model, ForestAssembly.trained(ensemble, CartConverter.identity(total), rows), training, positive, at);
    }

    private static double vote(LeafNode<Label> leaf, String positive) {
        return leaf.getOutput().getLabel().equals(positive) ? 1 : 0;
    }

    private static boolean votes(String combiner) {
        if (combiner.equals(VotingCombiner.class.getName())) {
            return true;
        }
        if (combiner.equals(FullyWeightedVotingCombiner.class.getName())) {
            return false;
        }
        throw new IllegalArgumentException("a forest is converted when its trees vote, but this one uses " + combiner);
    }

    @SuppressWarnings("unchecked") // A member of a classifier of labels has labels.
    private static TreeModel<Label> tree(Model<Label> member) {
        if (member instanceof TreeModel<?> tree) {
            return (TreeModel<Label>) tree;
        }
        throw new IllegalArgumentException("a forest is converted when it holds trees, but this one holds a "
                + member.getClass().getName());
    }

    /** The weights of the members have no accessor; they stand in the message that Tribuo writes. */
    private static WeightedEnsembleModelProto proto(WeightedEnsembleModel<Label> model) {
        try {
            return model.serialize().getSerializedData().unpack(WeightedEnsembleModelProto.class);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("Tribuo cannot read what it has just written", e);
        }
    }
}
