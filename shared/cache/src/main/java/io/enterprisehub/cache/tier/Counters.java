package io.enterprisehub.cache.tier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the cache was made, of all its regions together and of each. Safe for any thread. */
public final class Counters {

    /** Where answers came from. */
    private static final List<Counter> LEVELS = List.of(
            Counter.LOCAL_HIT,
            Counter.SNAPSHOT_HIT,
            Counter.REMOTE_HIT,
            Counter.PERSISTENT_HIT,
            Counter.LOADED,
            Counter.STALE_SERVED);

    private static final String[] NAMES = Arrays.stream(Counter.values())
            .map(counter -> camelCase(counter.name()))
            .toArray(String[]::new);

    private final LongAdder[] adders = new LongAdder[Counter.values().length];
    private final Map<String, Counters> regions = new ConcurrentHashMap<>();

    Counters() {
        Arrays.setAll(adders, i -> new LongAdder());
    }

    /** A region's own; what it counts is part of the sums here, and is counted once. */
    Counters of(String region) {
        return regions.computeIfAbsent(region, name -> new Counters());
    }

    void add(Counter counter) {
        adder(counter).increment();
    }

    void add(Counter counter, long count) {
        adder(counter).add(count);
    }

    public long get(Counter counter) {
        long count = adder(counter).sum();
        for (Counters region : regions.values()) {
            count += region.get(counter);
        }
        return count;
    }

    /**
     * How many answers each region had from each level, as {@code leads.localHit}. A level's misses are what the levels below
     * it answered.
     */
    public Map<String, Long> levelsByRegion() {
        Map<String, Long> counts = new TreeMap<>();
        regions.forEach((region, own) ->
                LEVELS.forEach(level -> counts.put(region + "." + NAMES[level.ordinal()], own.get(level))));
        return counts;
    }

    /** All counts, under the names that metrics have: {@code LOCAL_HIT} is {@code localHit}. */
    public Map<String, Long> byName() {
        Map<String, Long> counts = new TreeMap<>();
        for (Counter counter : Counter.values()) {
            counts.put(NAMES[counter.ordinal()], get(counter));
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
