package io.enterprisehub.inference.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded forests and rows, with every value that a float comparison can stumble over. */
public final class RandomForests {

    private static final float[] ODD = {
        Float.NaN,
        Float.intBitsToFloat(0xFFFF_FFFF),
        Float.intBitsToFloat(0x7FFF_FFFF),
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        0.0f,
        -0.0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE
    };

    private final Random random;
    private final int features;
    private final float[][] pool;

    /**
     * Forests over these features.
     *
     * @param thresholds distinct thresholds of a feature, at most
     */
    public RandomForests(long seed, int features, int thresholds) {
        this.random = new Random(seed);
        this.features = features;
        this.pool = new float[features][thresholds];
        for (float[] values : pool) {
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(20) == 0 ? oddThreshold() : threshold();
            }
        }
    }

    private float threshold() {
        return (float) (random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3));
    }

    private float oddThreshold() {
        return ODD[3 + random.nextInt(ODD.length - 3)];
    }

    public TreeEnsemble ensemble(int trees, int depth) {
        List<Tree> grown = new ArrayList<>();
        for (int i = 0; i < trees; i++) {
            grown.add(tree(depth));
        }
        return new TreeEnsemble(features, grown, (float) random.nextGaussian());
    }

    /** Not deeper than asked; one in ten branches ends early. */
    public Tree tree(int depth) {
        if (depth == 0 || random.nextInt(10) == 0) {
            return new Tree.Leaf((float) random.nextGaussian() * 0.3f, 1 + random.nextInt(1000));
        }
        int feature = random.nextInt(features);
        float threshold = pool[feature][random.nextInt(pool[feature].length)];
        return new Tree.Split(feature, threshold, random.nextBoolean(), tree(depth - 1), tree(depth - 1));
    }

    /** A third of the values are exactly thresholds or their neighbours, a tenth odd ones. */
    public float[] rows(int count) {
        float[] rows = new float[count * features];
        for (int i = 0; i < rows.length; i++) {
            float[] thresholds = pool[i % features];
            float near = thresholds[random.nextInt(thresholds.length)];
            rows[i] = switch (random.nextInt(10)) {
                case 0 -> ODD[random.nextInt(ODD.length)];
                case 1 -> near;
                case 2 -> Math.nextUp(near);
                case 3 -> Math.nextDown(near);
                default -> threshold();
            };
        }
        return rows;
    }
}
