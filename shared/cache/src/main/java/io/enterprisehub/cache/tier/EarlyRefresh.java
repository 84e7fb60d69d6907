package io.enterprisehub.cache.tier;

import java.util.random.RandomGenerator;

/**
 * When a value that is still good is loaded anew, so that no reader has to wait for the load when it ends. Both ways may be
 * combined; the reader gets the good value, the load is put off to the end of its session.
 *
 * <p>XFetch: a reader at time {@code now} refreshes when {@code now - cost * beta * ln(random) >= end}. The dearer a load and
 * the nearer the end, the likelier; of many readers in many environments few do (Vattani, Chierichetti, Lowenstein: Optimal
 * Probabilistic Cache Stampede Prevention, VLDB 2015).
 *
 * @param eagerAt share of a life after which the first read refreshes; 1 = never
 * @param xfetchBeta above 1 refreshes earlier, 0 = never
 */
public record EarlyRefresh(double eagerAt, double xfetchBeta) {

    /** Before so many costs from the end XFetch is idle: one draw in half a billion would refresh. */
    private static final int REACH = 20;

    private static final long NEVER = Long.MAX_VALUE / 4;

    public EarlyRefresh {
        if (!(eagerAt >= 0.1 && eagerAt <= 1)) {
            throw new IllegalArgumentException("eagerAt lies between 0.1 and 1, which is never: " + eagerAt);
        }
        if (!(xfetchBeta >= 0 && xfetchBeta <= 10)) {
            throw new IllegalArgumentException("xfetchBeta lies between 0, which is never, and 10: " + xfetchBeta);
        }
    }

    /** Values are loaded anew when they are needed after their end. */
    public static EarlyRefresh never() {
        return new EarlyRefresh(1, 0);
    }

    /** After this share of a life, say 0.8. */
    public static EarlyRefresh eager(double share) {
        return new EarlyRefresh(share, 0);
    }

    /** By chance, the likelier the nearer the end. */
    public static EarlyRefresh xfetch() {
        return new EarlyRefresh(1, 1);
    }

    /**
     * One value's, in nanoseconds of the cache's time.
     *
     * @param eagerFrom the first read after it refreshes
     * @param end of the value's life
     * @param cost of its load
     * @param beta of XFetch
     */
    record Plan(long eagerFrom, long end, long cost, double beta) {

        /** Before it no read has to think about a refresh. */
        long from() {
            double reach = Math.min((double) NEVER, REACH * beta * cost);
            return Math.min(eagerFrom, reach == 0 ? end + NEVER : end - (long) reach);
        }

        boolean isDue(long now, RandomGenerator random) {
            // 1 - x lies in (0, 1]: its logarithm is finite.
            return now - eagerFrom >= 0
                    || (beta > 0 && cost > 0 && now - cost * beta * Math.log(1 - random.nextDouble()) >= end);
        }
    }

    /**
     * The plan of a value.
     *
     * @param end of its life
     * @param whole length of a whole life
     * @param jitter share of what is left after {@code eagerAt} by which the point is moved ahead at random
     */
    Plan plan(long end, long whole, long cost, double jitter, RandomGenerator random) {
        double left = eagerAt == 1 ? 0 : (1 - eagerAt) * whole * (1 + jitter * random.nextDouble());
        return new Plan(eagerAt == 1 ? end + NEVER : end - (long) left, end, cost, xfetchBeta);
    }

    boolean isNever() {
        return eagerAt == 1 && xfetchBeta == 0;
    }
}
