package io.enterprisehub.cache.tier;

import java.util.concurrent.TimeUnit;

/** How much an entry is wanted, from its reads per hour: hot entries live longer, so that they are loaded less often. */
enum Temperature {
    /** More than 10 reads an hour. */
    HOT(6),
    /** More than one. */
    WARM(4),
    COLD(1);

    /** A younger entry is counted as this old: one early read says little about an hour. */
    private static final long MIN_AGE = TimeUnit.MINUTES.toNanos(6);

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final int HOT_PER_HOUR = 10;

    private final int halves;

    Temperature(int halves) {
        this.halves = halves;
    }

    static Temperature of(int reads, long ageNanos) {
        double perHour = (double) reads * HOUR;
        double age = Math.max(ageNanos, MIN_AGE);
        if (perHour > HOT_PER_HOUR * age) {
            return HOT;
        }
        return perHour > age ? WARM : COLD;
    }

    /** Three times, twice or half the base. */
    long scale(long base) {
        return base / 2 * halves;
    }
}
