package io.enterprisehub.cache.tier;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the cache was made. Safe for any thread. */
public final class Counters {

    private final Map<Counter, LongAdder> adders = new EnumMap<>(Counter.class);

    Counters() {
        for (Counter counter : Counter.values()) {
            adders.put(counter, new LongAdder());
        }
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

    @SuppressWarnings("NullAway") // Every constant has an adder from the constructor on.
    private LongAdder adder(Counter counter) {
        return adders.get(counter);
    }
}
