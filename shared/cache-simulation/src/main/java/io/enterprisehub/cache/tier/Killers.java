package io.enterprisehub.cache.tier;

import java.io.PrintStream;

/** Finds for each guard the first seed whose history misses it: to be run again whenever histories change. */
public final class Killers {

    private Killers() {}

    /**
     * Prints a line for each guard.
     *
     * @param seeds to try at most
     * @return 0 when every guard is missed by a seed, else 1
     */
    public static int find(int seeds, PrintStream out) {
        int unmissed = 0;
        for (Mutation removed : Mutation.values()) {
            unmissed += removed == Mutation.NONE ? 0 : one(removed, seeds, out);
        }
        return unmissed == 0 ? 0 : 1;
    }

    /** The same for one guard. */
    static int one(Mutation removed, int seeds, PrintStream out) {
        try (SimulatedRedis redis = SimulatedRedis.start()) {
            long killer = killer(redis, removed, seeds);
            out.printf("%-30s %s%n", removed, killer == 0 ? "not missed" : killer);
            return killer == 0 ? 1 : 0;
        }
    }

    private static long killer(SimulatedRedis redis, Mutation removed, int seeds) {
        for (int seed = 1; seed <= seeds; seed++) {
            try {
                History.run(redis.link(), removed, seed);
            } catch (AssertionError missed) {
                return seed;
            }
        }
        return 0;
    }
}
