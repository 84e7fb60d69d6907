package io.enterprisehub.cache.tier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

    /** All counts, under the names that metrics have: {@code LOCAL_HIT} is {@code localHit}. */
    public Map<String, Long> byName() {
        Map<String, Long> counts = new TreeMap<>();
        for (Counter counter : Counter.values()) {
            counts.put(camelCase(counter.name()), get(counter));
        }
        return counts;
    }

    private static String camelCase(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("_"))
                .reduce((head, word) -> head + Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .orElseThrow();
    }

    private LongAdder adder(Counter counter) {
        return adders[counter.ordinal()];
    }
}
