package io.enterprisehub.training.tribuo;

import io.enterprisehub.inference.forest.TreeEnsemble;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Seeded examples whose values are floats, a third of one feature absent. */
final class Leads {

    static final OffsetDateTime THEN = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    static final String WON = "won";

    private Leads() {}

    static MutableDataset<Label> draw(long seed, int count) {
        Random random = new Random(seed);
        MutableDataset<Label> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("test", THEN, new LabelFactory()), new LabelFactory());
        for (int row = 0; row < count; row++) {
            List<Feature> features = new ArrayList<>();
            float budget = (float) random.nextGaussian();
            float calls = random.nextInt(12);
            float days = 60 * random.nextFloat();
            features.add(new Feature("calls", calls));
            features.add(new Feature("days", days));
            features.add(new Feature("noise", random.nextFloat()));
            if (random.nextInt(3) > 0) {
                features.add(new Feature("budget", budget));
            }
            double signal = calls / 4 - days / 20 + (budget > 0.5 ? 1 : 0);
            String label = random.nextDouble() < TreeEnsemble.logistic(signal) ? WON : "lost";
            data.add(new ArrayExample<>(new Label(label), features));
        }
        return data;
    }

    static Example<Label> example(Feature... features) {
        return new ArrayExample<>(new Label(WON), List.of(features));
    }

    static double won(Model<Label> model, Example<Label> example) {
        return Objects.requireNonNull(model.predict(example).getOutputScores().get(WON))
                .getScore();
    }
}
