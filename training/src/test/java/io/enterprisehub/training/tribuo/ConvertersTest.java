package io.enterprisehub.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.inference.forest.Tree;
import io.enterprisehub.inference.tribuo.ConversionCheck;
import io.enterprisehub.inference.tribuo.QuantizedForestModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.ensemble.WeightedEnsembleModel;

class ConvertersTest {

    private final MutableDataset<Label> data = Leads.draw(1, 1500);
    private final MutableDataset<Label> unseen = Leads.draw(2, 500);

    @Test
    void boostedTreesBecomeOneTreePerRoundAndKeepTheirScores() {
        XGBoostModel<Label> model = boosted(Map.of("tree_method", "hist", "max_bin", 255));

        QuantizedForestModel converted = XgboostConverter.convert(model, data, Leads.WON, Leads.THEN);

        assertThat(converted.ensemble().trees()).hasSize(20);
        assertSame(model, converted, 1e-6);
        assertThat(Leads.won(converted, Leads.example(new Feature("days", 3))))
                .isCloseTo(Leads.won(model, Leads.example(new Feature("days", 3))), within(1e-6));
        assertThat(converted.getProvenance().toString()).contains(XGBoostModel.class.getName(), "bins uint8");
    }

    @Test
    void boostedTreesWhosePairsDifferStayTwoForests() {
        XGBoostModel<Label> model = boosted(Map.of("tree_method", "hist", "monotone_constraints", "(1,1,1,1)"));

        QuantizedForestModel converted = XgboostConverter.convert(model, data, Leads.WON, Leads.THEN);

        assertThat(converted.ensemble().trees()).hasSizeGreaterThan(20);
        assertSame(model, converted, 1e-6);
    }

    @Test
    void theOtherLabelOfBoostedTreesIsServedAsWell() {
        XGBoostModel<Label> model = boosted(Map.of("tree_method", "hist"));

        QuantizedForestModel won = XgboostConverter.convert(model, data, Leads.WON, Leads.THEN);
        QuantizedForestModel lost = XgboostConverter.convert(model, data, "lost", Leads.THEN);

        assertSame(won, lost, 1e-6);
    }

    @Test
    void boostersThatAreMoreThanTheirTreesAreRefusedByTheirScores() {
        XGBoostModel<Label> model = boosted(Map.of("booster", "dart", "rate_drop", 0.5, "one_drop", 1));

        assertThatThrownBy(() -> XgboostConverter.convert(model, data, Leads.WON, Leads.THEN))
                .hasMessageContaining("this kind of model cannot be converted");
    }

    @Test
    void aDecisionTreeDecidesTheSameAtAndBesideEveryThreshold() {
        TreeModel<Label> model = new CARTClassificationTrainer(8).train(data);

        QuantizedForestModel converted = CartConverter.convert(model, data, Leads.WON, Leads.THEN);

        assertSame(model, converted, 1e-7);
        List<Split> splits = splits(model);
        assertThat(splits).hasSizeGreaterThan(20);
        Random random = new Random(4);
        for (Split split : splits) {
            float nearest = (float) split.value();
            for (float value : new float[] {Math.nextDown(nearest), nearest, Math.nextUp(nearest)}) {
                for (int i = 0; i < 20; i++) {
                    List<Feature> features = new ArrayList<>(List.of(new Feature(split.feature(), value)));
                    for (String other : List.of("budget", "calls", "days", "noise")) {
                        if (!other.equals(split.feature()) && random.nextInt(3) > 0) {
                            features.add(new Feature(other, (float) (8 * random.nextGaussian())));
                        }
                    }
                    var example = Leads.example(features.toArray(new Feature[0]));
                    assertThat(Leads.won(converted, example)).isCloseTo(Leads.won(model, example), within(1e-7));
                }
            }
        }
    }

    @Test
    void thresholdsAreTheFirstFloatAboveASplit() {
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            double split = i % 2 == 0
                    ? (double) Float.intBitsToFloat(random.nextInt())
                    : Double.longBitsToDouble(random.nextLong());
            split = i % 7 == 0 ? (i - 10_000) / 64.0 : split;
            if (Double.isFinite(split)) {
                float threshold = CartTrees.threshold(split);
                for (float value : new float[] {
                    threshold,
                    Math.nextDown(threshold),
                    Math.nextUp(threshold),
                    (float) split,
                    0,
                    -0.0f,
                    Float.MAX_VALUE
                }) {
                    assertThat(value < threshold).as("%s at %s", value, split).isEqualTo(value <= split);
                }
            }
        }
        assertThatThrownBy(() -> CartTrees.threshold(Double.NaN)).hasMessageContaining("is no number");
    }

    @Test
    void forestsThatVoteOrAverageKeepTheirScores() {
        for (var combiner : List.of(new VotingCombiner(), new FullyWeightedVotingCombiner())) {
            WeightedEnsembleModel<Label> model = (WeightedEnsembleModel<Label>)
                    new RandomForestTrainer<>(new CARTClassificationTrainer(7, 0.5f, 5L), combiner, 25).train(data);

            QuantizedForestModel converted = RandomForestConverter.convert(model, data, Leads.WON, Leads.THEN);

            assertThat(converted.ensemble().trees()).hasSize(25);
            assertSame(model, converted, 1e-6);
        }
    }

    @Test
    void weightsOfAForestCount() {
        CARTClassificationTrainer trainer = new CARTClassificationTrainer(4);
        List<Model<Label>> members =
                List.of(trainer.train(data), trainer.train(unseen), trainer.train(Leads.draw(5, 300)));
        WeightedEnsembleModel<Label> model = WeightedEnsembleModel.createEnsembleFromExistingModels(
                "three", members, new VotingCombiner(), new float[] {0.5f, 0.2f, 0.3f});

        assertSame(model, RandomForestConverter.convert(model, data, Leads.WON, Leads.THEN), 1e-6);
    }

    @Test
    void coversOfConvertedTreesAreTheTrainingRows() {
        TreeModel<Label> model = new CARTClassificationTrainer(5).train(data);

        Tree tree = CartConverter.convert(model, data, Leads.WON, Leads.THEN)
                .ensemble()
                .trees()
                .getFirst();

        assertThat(tree.cover()).isEqualTo(data.size());
        assertThat(smallestCover(tree)).isPositive();
    }

    @Test
    void refusesWhatHasOtherLabelsOrMembers() {
        Model<Label> linear = new LogisticRegressionTrainer().train(data);
        WeightedEnsembleModel<Label> mixed = WeightedEnsembleModel.createEnsembleFromExistingModels(
                "linear", List.of(linear, linear), new VotingCombiner());
        TreeModel<Label> tree = new CARTClassificationTrainer(3).train(data);

        assertThatThrownBy(() -> RandomForestConverter.convert(mixed, data, Leads.WON, Leads.THEN))
                .hasMessageStartingWith("a forest is converted when it holds trees");
        assertThatThrownBy(() -> CartConverter.convert(tree, data, "sold", Leads.THEN))
                .hasMessageStartingWith("a model is converted when it has two labels, one of them sold");
    }

    private XGBoostModel<Label> boosted(Map<String, Object> more) {
        Map<String, Object> parameters = new HashMap<>(
                Map.of("objective", "multi:softprob", "max_depth", 4, "eta", 0.3, "nthread", 1, "verbosity", 0));
        parameters.putAll(more);
        return new XGBoostClassificationTrainer(20, parameters).train(data);
    }

    private void assertSame(Model<Label> source, Model<Label> converted, double rounding) {
        ConversionCheck check = ConversionCheck.of(source, converted, unseen, Leads.WON);
        assertThat(check.rows()).isEqualTo(500);
        assertThat(check.maxDifference()).isLessThan(rounding);
    }

    private record Split(String feature, double value) {}

    private static List<Split> splits(TreeModel<Label> model) {
        List<Split> splits = new ArrayList<>();
        List<Node<Label>> open = new ArrayList<>(List.of(model.getRoot()));
        while (!open.isEmpty()) {
            Node<Label> node = open.removeLast();
            if (node instanceof SplitNode<Label> split) {
                splits.add(new Split(
                        model.getFeatureIDMap().get(split.getFeatureID()).getName(), split.splitValue()));
                open.add(split.getGreaterThan());
                open.add(split.getLessThanOrEqual());
            } else {
                assertThat(node).isInstanceOf(LeafNode.class);
            }
        }
        return splits;
    }

    private static double smallestCover(Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf -> leaf.cover();
            case Tree.Split split -> Math.min(smallestCover(split.left()), smallestCover(split.right()));
        };
    }
}
