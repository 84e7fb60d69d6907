package io.enterprisehub.inference.forest;

/**
 * A function from values to bucket numbers that never falls. So every threshold in an earlier bucket is below the value and every
 * one in a later bucket above it, and only those of its own bucket need to be searched. Which function it is decides the speed only.
 *
 * <p>Scaled: float subtraction, multiplication by a positive number and truncation are monotone, however they round. Keyed: by the bits of a
 * float in its order, which are like a logarithm.
 *
 * @param scale above 0 for the scaled kind, else 0
 * @param last highest bucket
 */
record Buckets(float low, float scale, long lowKey, int shift, int last) {

    /** More buckets would not fit the first-level cache for 30 columns. */
    private static final int[] SIZES = {64, 256, 512};

    /** Of thresholds that are finite. */
    static Buckets bestScaled(float[] thresholds) {
        Buckets best = new Buckets(0, 0, 0, 0, 0);
        int steps = Integer.highestOneBit(thresholds.length);
        for (int i = 0; i < SIZES.length && steps > 1; i++) {
            Buckets other = scaled(thresholds, SIZES[i]);
            int itsSteps = Integer.highestOneBit(other.fullest(thresholds));
            best = itsSteps < steps ? other : best;
            steps = Math.min(steps, itsSteps);
        }
        return best;
    }

    static Buckets bestKeyed(float[] thresholds) {
        Buckets best = new Buckets(0, 0, 0, 0, 0);
        int steps = Integer.highestOneBit(thresholds.length);
        for (int i = 0; i < SIZES.length && steps > 1; i++) {
            Buckets other = keyed(thresholds, SIZES[i]);
            int itsSteps = Integer.highestOneBit(other.fullest(thresholds));
            best = itsSteps < steps ? other : best;
            steps = Math.min(steps, itsSteps);
        }
        return best;
    }

    private static Buckets scaled(float[] thresholds, int size) {
        float scale = size / (thresholds[thresholds.length - 1] - thresholds[0]);
        // All in one bucket, where the range is empty or beyond a float.
        return scale > 0 && scale < Float.POSITIVE_INFINITY
                ? new Buckets(thresholds[0], scale, 0, 0, size - 1)
                : new Buckets(0, 0, 0, 0, 0);
    }

    private static Buckets keyed(float[] thresholds, int size) {
        int first = KeyedColumn.key(thresholds[0]);
        long range = (long) KeyedColumn.key(thresholds[thresholds.length - 1]) - first;
        int shift = 0;
        while (range >> shift >= size) {
            shift++;
        }
        return new Buckets(0, 0, first, shift, size - 1);
    }

    /** Bucket of a value; NaN has one too. */
    int of(float value) {
        int bucket = scale > 0
                ? (int) ((value - low) * scale)
                : (int) Math.max(0, Math.min(last, (KeyedColumn.key(value) - lowKey) >> shift));
        return Math.max(0, Math.min(last, bucket));
    }

    /** By bucket: number of thresholds in the buckets before. */
    byte[] starts(float[] thresholds) {
        byte[] starts = new byte[last + 1];
        int before = 0;
        for (int bucket = 0; bucket <= last; bucket++) {
            while (before < thresholds.length && of(thresholds[before]) < bucket) {
                before++;
            }
            starts[bucket] = (byte) before;
        }
        return starts;
    }

    /** Number of thresholds in the fullest bucket. */
    int fullest(float[] thresholds) {
        int most = 0;
        int in = 0;
        int before = -1;
        for (float threshold : thresholds) {
            int bucket = of(threshold);
            in = bucket == before ? in + 1 : 1;
            before = bucket;
            most = Math.max(most, in);
        }
        return most;
    }
}
