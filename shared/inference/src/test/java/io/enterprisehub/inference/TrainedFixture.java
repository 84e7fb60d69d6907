package io.enterprisehub.inference;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A small model, really trained by Tribuo, on rows of which the middle column is sometimes missing. */
final class TrainedFixture {

    static final Label YES = new Label("yes");
    static final Label NO = new Label("no");
    /** In an order that is not the alphabetical one, by which Tribuo numbers its features. */
    static final List<Column> COLUMNS =
            List.of(new Column("zeal", 2, 0.5, 0), new Column("age", 40, 12, 0.3), new Column("calls", 3, 2, 0));

    static final LinearSGDModel TRIBUO = train();

    private TrainedFixture() {}

    static ModelDescription description(PlattScaling calibration) {
        return new ModelDescription(
                COLUMNS, YES.getLabel(), calibration, 0.25, new TreeMap<>(Map.of("data", "invented in a test")));
    }

    static byte[] file(PlattScaling calibration) {
        return ModelFile.write(description(calibration), TRIBUO.serialize());
    }

    static float[] row(Random random) {
        float age = random.nextDouble() < 0.3 ? Float.NaN : (float) (40 + 12 * random.nextGaussian());
        return new float[] {(float) (2 + 0.5 * random.nextGaussian()), age, (float) (3 + 2 * random.nextGaussian())};
    }

    private static LinearSGDModel train() {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        "test", OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), labels),
                labels);
        Random random = new Random(1);
        Encoding encoding = new Encoding(COLUMNS);
        for (int i = 0; i < 500; i++) {
            float[] row = row(random);
            double logOdds = 2 * (row[0] - 2) + (Float.isNaN(row[1]) ? -1 : (row[1] - 40) / 24) + 0.5 * (row[2] - 3);
            dataset.add(encoding.example(row, random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? YES : NO));
        }
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 5, -1, 16, 7).train(dataset);
    }
}
