package io.enterprisehub.local.reads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A synthetic day of reading: some leads are looked at again and again, most of them now and then. The rank of a lead is
 * drawn, its share falls with the rank (Zipf's law, exponent 1).
 */
public final class ReadPlan {

    private ReadPlan() {}

    /** So many reads of the leads; the same seed gives the same reads. */
    public static List<LeadAddress> of(List<LeadAddress> leads, int reads, long seed) {
        if (leads.isEmpty()) {
            return List.of();
        }
        List<LeadAddress> ranked = new ArrayList<>(leads);
        Collections.shuffle(ranked, new Random(seed));
        double[] upTo = new double[ranked.size()];
        double sum = 0;
        for (int rank = 0; rank < upTo.length; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<LeadAddress> plan = new ArrayList<>(reads);
        for (int i = 0; i < reads; i++) {
            plan.add(ranked.get(rank(upTo, random.nextDouble() * sum)));
        }
        return plan;
    }

    private static int rank(double[] upTo, double drawn) {
        int found = Arrays.binarySearch(upTo, drawn);
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }
}
