package io.enterprisehub.benchmarks.inference;

import java.util.SplittableRandom;

/**
 * Made-up leads: 30 features (continuous, counts, flags), of which four lack a quarter of their values, and an outcome that
 * depends on some of them. Equal seeds, equal leads.
 *
 * @param rows row-major; NaN = missing
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Leads(float[] rows, float[] outcomes) {

    static final int FEATURES = 30;
    private static final int LACKING = 4;

    static Leads of(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[count * FEATURES];
        float[] outcomes = new float[count];
        for (int row = 0; row < count; row++) {
            int at = row * FEATURES;
            for (int feature = 0; feature < FEATURES; feature++) {
                boolean lacks = feature < LACKING && random.nextInt(4) == 0;
                rows[at + feature] = lacks ? Float.NaN : value(random, feature);
            }
            double signal = signal(rows, at) + random.nextGaussian();
            outcomes[row] = signal > 1 ? 1 : 0;
        }
        return new Leads(rows, outcomes);
    }

    private static float value(SplittableRandom random, int feature) {
        return switch (feature % 3) {
            case 0 -> (float) random.nextGaussian();
            case 1 -> (float) Math.floor(-Math.log(1 - random.nextDouble()) * 8);
            default -> feature < 15 ? (float) (random.nextDouble() * 100) : random.nextInt(2);
        };
    }

    private static double signal(float[] rows, int at) {
        double recency = Float.isNaN(rows[at]) ? 0.3 : rows[at];
        double replies = Float.isNaN(rows[at + 1]) ? 0 : Math.min(rows[at + 1], 20) / 10;
        double budget = rows[at + 5] > 60 ? rows[at + 6] : -rows[at + 9] / 2;
        return recency + replies - rows[at + 4] / 12 + budget + rows[at + 17] * rows[at + 12];
    }
}
