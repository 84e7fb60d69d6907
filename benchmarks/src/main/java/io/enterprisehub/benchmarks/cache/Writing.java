package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.cache.tier.RegionPolicy;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes new keys into a memory that is full, times each, and prints mean, p99.9 and the slowest in nanoseconds: in a JVM of
 * its own, with the memory, its capacity and the number of writes to time.
 *
 * <p>JMH would time one write in 64: where it thins out its samples it halves their counts, but for those that are 1 ({@code
 * SampleBuffer.half} in JMH 1.37), so that whatever is rare counts many times too often.
 */
final class Writing {

    private static final Source NOBODY = keys -> keys.stream().collect(Collectors.toMap(key -> key, key -> "loaded"));
    private static final int NAMES = 1 << 18;

    /** Which memory is written to. */
    enum Memory {
        OURS("EnterpriseHub"),
        CAFFEINE("Caffeine alone"),
        SORTING("sort everything");

        private final String label;

        Memory(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        private Subject of(int capacity) {
            return switch (this) {
                case OURS -> Ours.inMemory(RegionPolicy.strict(), NOBODY);
                case CAFFEINE -> new PlainCaffeine(NOBODY);
                case SORTING -> new SortingCache(capacity, NOBODY);
            };
        }
    }

    private final Subject cache;
    private final String[] names = new String[NAMES];
    private int at;

    private Writing(Subject cache) {
        this.cache = cache;
        Arrays.setAll(names, Documents::key);
    }

    static void main(String[] words) {
        int capacity = Integer.parseInt(words[1]);
        int writes = Integer.parseInt(words[2]);
        try (Subject cache = Memory.valueOf(words[0]).of(capacity)) {
            Writing writing = new Writing(cache);
            // The memory fills and the compiler learns: neither counts.
            writing.times(capacity + writes);
            long[] times = writing.times(writes);
            cache.put("last", "written");
            NothingMeasured.unless("written".equals(cache.get("last")), "what was written last cannot be read");
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "%.0f %d %d%n",
                    Arrays.stream(times).average().orElseThrow(),
                    times[(int) (times.length * 0.999)],
                    times[times.length - 1]);
        }
    }

    private long[] times(int writes) {
        long[] times = new long[writes];
        for (int i = 0; i < writes; i++) {
            long begin = System.nanoTime();
            cache.put(names[at++ & (NAMES - 1)], "a value");
            times[i] = System.nanoTime() - begin;
        }
        return times;
    }
}
