package io.enterprisehub.inference.forest;

/**
 * A function from values to bucket numbers that never falls. So every threshold in an earlier bucket is below the value and every
 * one in a later bucket above it, and only those of its own bucket need to be searched. Which function it is decides the speed only.
 *
 * <p>Two kinds are tried. Scaled: float subtraction, multiplication by a positive number and truncation are monotone, however they
 * round. By bits: those of a float in its order are like a logarithm, which suits counts and amounts.
 *
 * @param scale above 0 for the scaled kind, else 0
 * @param last highest bucket
 */
record Buckets(float low, float scale, long lowKey, int shift, int last) {

    private static final int ABSOLUTE = 0x7FFF_FFFF;
    /** More buckets would not fit the first-level cache for 30 columns. */
    private static final int[] SIZES = {64, 256, 512};

    /** The buckets whose fullest holds the fewest thresholds; of equals the smallest table. */
    static Buckets best(float[] thresholds, int[] keys) {
        Buckets best = new Buckets(0, 0, 0, 0, 0);
        int fewest = thresholds.length;
        for (int size : SIZES) {
            for (Buckets candidate : new Buckets[] {scaled(thresholds, size), byBits(keys, size)}) {
                int fullest = candidate.fullest(thresholds, keys);
                if (Integer.highestOneBit(fullest) < Integer.highestOneBit(fewest)) {
                    best = candidate;
                    fewest = fullest;
                }
            }
        }
        return best;
    }

    private static Buckets scaled(float[] thresholds, int size) {
        int first = 0;
        int last = thresholds.length - 1;
        while (first < last && Float.isInfinite(thresholds[first])) {
            first++;
        }
        while (first < last && Float.isInfinite(thresholds[last])) {
            last--;
        }
        float scale = size / (thresholds[last] - thresholds[first]);
        // All in one bucket, where the range is empty or beyond a float.
        return scale > 0 && scale < Float.POSITIVE_INFINITY
                ? new Buckets(thresholds[first], scale, 0, 0, size - 1)
                : new Buckets(0, 0, 0, 0, 0);
    }

    private static Buckets byBits(int[] keys, int size) {
        long range = (long) keys[keys.length - 1] - keys[0];
        int shift = 0;
        while (range >> shift >= size) {
            shift++;
        }
        return new Buckets(0, 0, keys[0], shift, size - 1);
    }

    /** Bucket of a value; NaN has one too. */
    int of(float value, int key) {
        int bucket = scale > 0 ? (int) ((value - low) * scale) : (int) Math.min(last, (key - lowKey) >> shift);
        return Math.max(0, Math.min(last, bucket));
    }

    /** By bucket: number of thresholds in the buckets before. */
    byte[] starts(float[] thresholds, int[] keys) {
        byte[] starts = new byte[last + 1];
        int before = 0;
        for (int bucket = 0; bucket <= last; bucket++) {
            while (before < thresholds.length && of(thresholds[before], keys[before]) < bucket) {
                before++;
            }
            starts[bucket] = (byte) before;
        }
        return starts;
    }

    /** Number of thresholds in the fullest bucket. */
    int fullest(float[] thresholds, int[] keys) {
        int most = 0;
        int in = 0;
        for (int i = 0; i < thresholds.length; i++) {
            boolean same = i > 0 && of(thresholds[i - 1], keys[i - 1]) == of(thresholds[i], keys[i]);
            in = same ? in + 1 : 1;
            most = Math.max(most, in);
        }
        return most;
    }

    /** Ints in the order of the floats; 0 has been added to the float, so that -0 is 0. */
    static int key(int bits) {
        return bits ^ ((bits >> 31) & ABSOLUTE);
    }
}
