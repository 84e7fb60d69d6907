package io.enterprisehub.inference.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class LinearSgdConverterTest {

    private static final OffsetDateTime THEN = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private final MutableDataset<Label> data = data("won", "lost");

    private static MutableDataset<Label> data(String... labels) {
        Random random = new Random(3);
        MutableDataset<Label> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("test", THEN, new LabelFactory()), new LabelFactory());
        for (int row = 0; row < 500; row++) {
            List<Feature> features = new ArrayList<>();
            features.add(new Feature("calls", random.nextInt(20)));
            features.add(new Feature("days", 100 * random.nextDouble()));
            if (random.nextInt(3) > 0) {
                features.add(new Feature("budget", 5 + random.nextGaussian()));
            }
            String label = labels[random.nextInt(20) < features.get(0).getValue() ? 0 : 1 + row % (labels.length - 1)];
            data.add(new ArrayExample<>(new Label(label), features));
        }
        return data;
    }

    @Test
    void scoresAreTribuosAlsoWhereAFeatureIsAbsentOrFarOut() {
        LinearSGDModel model = new LogisticRegressionTrainer().train(data);

        QuantizedLinearModel converted = LinearSgdConverter.convert(model, data, "won", THEN);

        for (Example<Label> example : data) {
            assertThat(won(converted, example)).isCloseTo(won(model, example), within(1e-6));
        }
        for (List<Feature> few : List.of(
                List.of(new Feature("calls", 1)),
                List.of(new Feature("budget", 0)),
                List.of(new Feature("days", -5000), new Feature("calls", 900)))) {
            Example<Label> example = new ArrayExample<>(new Label("won"), few);
            assertThat(won(converted, example)).isCloseTo(won(model, example), within(1e-6));
        }
        Label won = new Label("won");
        assertThat(new LabelEvaluator().evaluate(converted, data).AUCROC(won))
                .isCloseTo(new LabelEvaluator().evaluate(model, data).AUCROC(won), within(1e-4));
        assertThat(converted.getProvenance().toString()).contains(LinearSGDModel.class.getName(), "float64");
    }

    @Test
    void refusesModelsWithoutProbabilitiesOrWithThreeLabels() {
        LinearSGDModel margins = new LinearSGDTrainer(new Hinge(), new AdaGrad(0.1), 3, 1L).train(data);
        MutableDataset<Label> three = data("won", "lost", "open");
        LinearSGDModel many = new LogisticRegressionTrainer().train(three);

        assertThatThrownBy(() -> LinearSgdConverter.convert(margins, data, "won", THEN))
                .hasMessageStartingWith("a linear model is converted when it gives probabilities of two labels");
        assertThatThrownBy(() -> LinearSgdConverter.convert(many, three, "won", THEN))
                .hasMessageStartingWith("a linear model is converted when it gives probabilities of two labels");
    }

    private static double won(Model<Label> model, Example<Label> example) {
        return Objects.requireNonNull(model.predict(example).getOutputScores().get("won"))
                .getScore();
    }
}
