package io.enterprisehub.training.boost;

import io.enterprisehub.inference.forest.TreeEnsemble;
import java.util.Random;

/** Seeded rows of whole numbers under 60, a fifth of the first column missing; more of column 0 and less of column 1 wins. */
final class Leads {

    static final int FEATURES = 5;

    private Leads() {}

    static LabelledRows draw(long seed, int count) {
        Random random = new Random(seed);
        float[][] rows = new float[count][FEATURES];
        boolean[] labels = new boolean[count];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < FEATURES; i++) {
                rows[row][i] = random.nextInt(60);
            }
            double signal = (rows[row][0] - rows[row][1]) / 25 + (rows[row][2] > 30 == rows[row][3] > 30 ? 1 : -1);
            labels[row] = random.nextDouble() < TreeEnsemble.logistic(signal);
            if (random.nextInt(5) == 0) {
                rows[row][0] = Float.NaN;
            }
        }
        return LabelledRows.of(rows, labels);
    }
}
