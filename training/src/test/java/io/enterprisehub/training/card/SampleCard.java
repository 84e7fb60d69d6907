package io.enterprisehub.training.card;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.forest.file.TierCuts;
import io.enterprisehub.training.boost.BoostSettings;
import io.enterprisehub.training.boost.BoostedTrainer;
import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.metric.AdverseImpact;
import io.enterprisehub.training.metric.Bootstrap;
import io.enterprisehub.training.metric.QuantizationReport;
import io.enterprisehub.training.metric.ScoredRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A card of a model that is really trained, on seeded rows whose first feature drifts upwards in time. */
final class SampleCard {

    static final List<String> FEATURES =
            List.of("days_since_last_sign", "messages_in", "budget_named", "appointments_kept", "noise");

    private static final int ROWS = 6000;
    private static final int TEST = 2000;
    private static final TierCuts TIERS = new TierCuts(0.5, 0.2);

    private final float[] rows = new float[ROWS * FEATURES.size()];
    private final boolean[] won = new boolean[ROWS];

    private SampleCard() {
        Random random = new Random(5);
        for (int row = 0; row < ROWS; row++) {
            int at = row * FEATURES.size();
            rows[at] = (float) (random.nextDouble() * 60 + row / 200.0);
            rows[at + 1] = random.nextInt(12);
            rows[at + 2] = random.nextInt(3) == 0 ? Float.NaN : random.nextInt(2);
            rows[at + 3] = random.nextInt(4);
            rows[at + 4] = (float) random.nextGaussian();
            double signal = -2 - rows[at] / 30 + rows[at + 1] / 5 + (rows[at + 2] > 0 ? 1 : 0) + 0.5 * rows[at + 3];
            won[row] = random.nextDouble() < TreeEnsemble.logistic(signal);
        }
    }

    static CardInput input(ModelPurpose purpose, String title) {
        return new SampleCard().card(purpose, title);
    }

    private CardInput card(ModelPurpose purpose, String title) {
        int train = ROWS - TEST;
        float[] trainRows = part(0, train);
        float[] testRows = part(train, ROWS);
        TreeEnsemble ensemble = new BoostedTrainer(BoostSettings.STANDARD)
                .train(new LabelledRows(FEATURES.size(), trainRows, outcomes(0, train), new float[0]))
                .ensemble();
        ForestModelUnderTest raw = new ForestModelUnderTest(ensemble, Platt.NONE, FEATURES);
        ForestModelUnderTest model = new ForestModelUnderTest(ensemble, new Platt(0.8, -0.1), FEATURES);
        ScoredRows scored = ScoredRows.of(model.probabilities(testRows, TEST), outcomes(train, ROWS));
        double[] trainScores = model.probabilities(trainRows, train);
        DriftSlices slices = new DriftSlices(FEATURES, trainRows, trainScores);
        List<String> groups = new ArrayList<>();
        for (int row = 0; row < TEST; row++) {
            groups.add(row % 40 == 0 ? "" : testRows[row * FEATURES.size() + 1] > 7 ? "east" : "west");
        }
        return new CardInput(
                new CardHead(
                        title,
                        "forest-0123456789abcdef",
                        "100 boosted trees of depth 4, calibrated by a line on the log-odds",
                        purpose,
                        "that a lead is won within 90 days",
                        "Seeded rows of a test; no real lead is in them.",
                        "The first two thirds train, the last third tests."),
                List.of(
                        new CardPart("training", "day 0 to 3999", ScoredRows.of(trainScores, outcomes(0, train))),
                        new CardPart("test", "day 4000 to 5999", scored)),
                ScoredRows.of(raw.probabilities(testRows, TEST), outcomes(train, ROWS)),
                List.of(new CardPeer("base rate", ScoredRows.of(constant(scored.rate()), outcomes(train, ROWS)))),
                FeatureEffects.of(model, testRows, TEST),
                slices.of(scored, testRows, LongStream.range(0, TEST).toArray(), day -> "day " + (4000 + day)),
                List.of(AdverseImpact.of("area", scored, groups, TIERS.hot())),
                TIERS,
                QuantizationReport.of(scored, scored, TIERS),
                List.of("The rows are invented."),
                new TreeMap<>(Map.of("seed", "5", "data", "SampleCard")),
                new Bootstrap(60, 1));
    }

    private float[] part(int from, int to) {
        return Arrays.copyOfRange(rows, from * FEATURES.size(), to * FEATURES.size());
    }

    private boolean[] outcomes(int from, int to) {
        return Arrays.copyOfRange(won, from, to);
    }

    private static double[] constant(double value) {
        double[] values = new double[TEST];
        Arrays.fill(values, value);
        return values;
    }
}
