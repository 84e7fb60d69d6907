package io.enterprisehub.cache.tier;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the cache was made. Safe for any thread. */
public final class Counters {

    private final LongAdder[] adders = new LongAdder[Counter.values().length];

    Counters() {
        Arrays.setAll(adders, i -> new LongAdder());
    }

    void add(Counter counter) {
        adder(counter).increment();
    }

    void add(Counter counter, long count) {
        adder(counter).add(count);
    }

    public long get(Counter counter) {
        return adder(counter).sum();
    }

    private LongAdder adder(Counter counter) {
        return adders[counter.ordinal()];
    }
}
