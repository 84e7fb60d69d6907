package io.enterprisehub.local.runtime;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts values in buckets that grow by 2 %, so a percentile is off by 1 % at most; values from 0.001 to 1e9 keep that
 * bound, others fall into the outermost buckets. Constant memory, lock-free, thread-safe; a percentile that is read while
 * values are recorded may miss the latest.
 */
public final class Histogram {
    private static final double SMALLEST = 0.001;
    private static final double GROWTH = Math.log(1.02);

    /** log(1e9 / 0.001) / log(1.02), rounded up, and one bucket for everything smaller. */
    private static final int BUCKETS = 1397;

    private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);
    private final LongAdder count = new LongAdder();
    private final DoubleAdder sum = new DoubleAdder();
    private final DoubleAccumulator max = new DoubleAccumulator(Math::max, 0);

    public void record(double value) {
        buckets.incrementAndGet(bucketOf(value));
        count.increment();
        sum.add(value);
        max.accumulate(value);
    }

    private static int bucketOf(double value) {
        if (!(value > SMALLEST)) {
            return 0;
        }
        return Math.min(BUCKETS - 1, 1 + (int) (Math.log(value / SMALLEST) / GROWTH));
    }

    public long count() {
        return count.sum();
    }

    public double sum() {
        return sum.sum();
    }

    public double max() {
        return max.get();
    }

    /**
     * The value that a share of all values does not exceed.
     *
     * @param share 0 to 1, for example 0.99
     * @return 0 when nothing was recorded
     */
    public double percentile(double share) {
        var rank = Math.max(1, (long) Math.ceil(share * count()));
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            seen += buckets.get(bucket);
            if (seen >= rank) {
                return bucket == 0 ? 0 : Math.min(max(), SMALLEST * Math.exp((bucket - 0.5) * GROWTH));
            }
        }
        return 0;
    }
}
