package io.enterprisehub.benchmarks.cache;

import java.util.SplittableRandom;

/** Keys as people ask for them: few often, most hardly ever. Rank r comes with a weight of 1/r (Zipf's law, exponent 1). */
final class Zipf {

    private Zipf() {}

    /** Ranks from 0, drawn by their weight, then spread so that neighbours in rank are not neighbours in memory. */
    static int[] draws(int keys, int draws, long seed) {
        double[] upTo = new double[keys];
        double sum = 0;
        for (int rank = 0; rank < keys; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] result = new int[draws];
        for (int i = 0; i < draws; i++) {
            int found = java.util.Arrays.binarySearch(upTo, random.nextDouble() * sum);
            result[i] = Math.min(keys - 1, found < 0 ? ~found : found);
        }
        return result;
    }
}
