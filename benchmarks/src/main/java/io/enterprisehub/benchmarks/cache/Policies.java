package io.enterprisehub.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.cache.tier.LocalLimits;
import io.enterprisehub.cache.tier.RegionPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Hits in a trace, get then put, by different ways of choosing what to keep. */
final class Policies {

    /** More than all entries of a trace need. */
    private static final long ROOM = 1L << 30;

    private static final long PROBE_BYTES = 1L << 20;
    private static final int PROBE_KEYS = 1 << 14;
    private static final RegionPolicy LONG_LIVED = RegionPolicy.strict()
            .withTtl(Duration.ofDays(7), Duration.ofDays(7))
            .withJitter(0);

    private Policies() {}

    static long caffeine(int[] trace, int entries) {
        Cache<Integer, Boolean> cache = Caffeine.newBuilder()
                .maximumSize(entries)
                .executor(Runnable::run)
                .build();
        return hits(trace, cache);
    }

    private static long hits(int[] trace, Cache<Integer, Boolean> cache) {
        long hits = 0;
        for (int key : trace) {
            if (cache.getIfPresent(key) != null) {
                hits++;
            } else {
                cache.put(key, true);
            }
        }
        return hits;
    }

    /** The one that was used longest ago goes. */
    static long lru(int[] trace, int entries) {
        Map<Integer, Boolean> cache = new LinkedHashMap<>(entries * 2, 0.75f, true);
        long hits = 0;
        for (int key : trace) {
            if (cache.get(key) != null) {
                hits++;
            } else {
                if (cache.size() == entries) {
                    cache.remove(cache.keySet().iterator().next());
                }
                cache.put(key, true);
            }
        }
        return hits;
    }

    /** The one that is needed last goes, by knowing the future (Belady, "A study of replacement algorithms", 1966): no cache can do better. */
    static long optimum(int[] trace, int entries) {
        int[] next = new int[trace.length];
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = trace.length - 1; i >= 0; i--) {
            Integer later = seen.put(trace[i], i);
            // What never comes again is told apart by its place, so that each has a rank of its own.
            next[i] = later == null ? trace.length + i : later;
        }
        TreeMap<Integer, Integer> byNext = new TreeMap<>();
        Map<Integer, Integer> nextOf = new HashMap<>();
        long hits = 0;
        for (int i = 0; i < trace.length; i++) {
            Integer due = nextOf.get(trace[i]);
            if (due != null) {
                hits++;
                byNext.remove(due);
            } else if (nextOf.size() == entries) {
                nextOf.remove(byNext.pollLastEntry().getValue());
            }
            nextOf.put(trace[i], next[i]);
            byNext.put(next[i], trace[i]);
        }
        return hits;
    }

    /** Ours, through its API: what the loader was not asked for. */
    static long ours(int[] trace, int entries) {
        return ours(trace, LocalLimits.of(ROOM).withMaxEntries(entries));
    }

    /** Ours, bounded by the bytes of as many entries. */
    static long oursByBytes(int[] trace, int entries) {
        return ours(trace, LocalLimits.of(entries * bytesOfAnEntry()));
    }

    private static long ours(int[] trace, LocalLimits limits) {
        AtomicLong loads = new AtomicLong();
        try (Ours cache = Ours.inMemory(limits, LONG_LIVED, counting(loads))) {
            for (int key : trace) {
                var _ = cache.get(text(key));
            }
        }
        return trace.length - loads.get();
    }

    private static Source counting(AtomicLong loads) {
        return keys -> {
            loads.addAndGet(keys.size());
            return keys.stream().collect(Collectors.toMap(key -> key, key -> "0123456789"));
        };
    }

    /** Keys of one length, so that all entries weigh the same. */
    private static String text(int key) {
        String digits = Integer.toHexString(key);
        return "00000000".substring(digits.length()) + digits;
    }

    /** Our memory is bounded by bytes; the largest number of these entries that fit says how heavy one is. */
    private static long bytesOfAnEntry() {
        int fits = 1;
        int tooMany = PROBE_KEYS;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            if (allFit(middle)) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        NothingMeasured.unless(fits > 1 && tooMany < PROBE_KEYS, "the weight of an entry cannot be found");
        return PROBE_BYTES / fits;
    }

    private static boolean allFit(int entries) {
        AtomicLong loads = new AtomicLong();
        try (Ours cache = Ours.inMemory(LocalLimits.of(PROBE_BYTES), LONG_LIVED, counting(loads))) {
            for (int round = 0; round < 2; round++) {
                for (int key = 0; key < entries; key++) {
                    var _ = cache.get(text(key));
                }
            }
        }
        return loads.get() == entries;
    }
}
