package io.enterprisehub.leads;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of exponentially decaying observations that is exact and does not depend on the order in which they are added.
 *
 * <p>Forward decay (Cormode, Shkapenyuk, Srivastava, Xu: "Forward Decay: A Practical Time Decay Model for Streaming
 * Systems", ICDE 2009): relative to a fixed landmark an observation at time t weighs 2^x, x = (t - landmark) / half-life,
 * and a read divides by the weight of now, so nothing is rewritten as time passes. A floating sum of such weights depends
 * on the order; here x is split into an integer epoch and a fraction, the fraction becomes an integer mantissa of 20 bits, and each
 * epoch sums its mantissas as a long. Integer sums commute, so any order of arrival gives equal bins.
 *
 * <p>Error: below 2^-20 relative per observation (mantissa), plus what is dropped: only the newest {@value #EPOCHS} epochs
 * are kept, so an observation that would count below 2^-{@value #EPOCHS} of a fresh one is forgotten. Which epochs are kept depends
 * on the newest one only, again independent of order.
 *
 * @param count all observations ever
 * @param last time of the newest observation, milliseconds since 1970
 * @param bins epoch to sum of mantissas
 */
public record DecayedCounter(long count, long last, SortedMap<Integer, Long> bins) {

    static final int EPOCHS = 24;
    private static final int MANTISSA_BITS = 20;
    private static final long LANDMARK = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final DecayedCounter EMPTY = new DecayedCounter(0, Long.MIN_VALUE, Collections.emptySortedMap());

    public DecayedCounter {
        bins = Collections.unmodifiableSortedMap(new TreeMap<>(bins));
    }

    public static DecayedCounter empty() {
        return EMPTY;
    }

    public DecayedCounter add(Instant at, Duration halfLife) {
        long time = at.toEpochMilli();
        long sinceLandmark = time - LANDMARK;
        int epoch = Math.toIntExact(Math.floorDiv(sinceLandmark, halfLife.toMillis()));
        double fraction = (double) Math.floorMod(sinceLandmark, halfLife.toMillis()) / halfLife.toMillis();
        // StrictMath: bit-identical on every processor and JIT, so that two environments compute equal rows.
        long mantissa = Math.round(Math.scalb(StrictMath.pow(2, fraction), MANTISSA_BITS));

        TreeMap<Integer, Long> next = new TreeMap<>(bins);
        next.merge(epoch, mantissa, Long::sum);
        int oldest = next.lastKey() - EPOCHS + 1;
        next.headMap(oldest).clear();
        return new DecayedCounter(count + 1, Math.max(last, time), next);
    }

    /** The decayed sum as of {@code now}: an observation of this moment counts 1, one of a half-life ago 0.5. */
    public double value(Instant now, Duration halfLife) {
        long sinceLandmark = now.toEpochMilli() - LANDMARK;
        long nowEpoch = Math.floorDiv(sinceLandmark, halfLife.toMillis());
        double fraction = (double) Math.floorMod(sinceLandmark, halfLife.toMillis()) / halfLife.toMillis();
        double sum = 0;
        for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
            long shift = Math.clamp(bin.getKey() - nowEpoch - MANTISSA_BITS, -1000L, 100L);
            sum += Math.scalb((double) bin.getValue(), (int) shift);
        }
        return sum / StrictMath.pow(2, fraction);
    }
}
