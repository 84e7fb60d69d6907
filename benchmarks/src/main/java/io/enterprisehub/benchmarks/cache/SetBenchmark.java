package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.cache.tier.RegionPolicy;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Writes of new keys into a memory that is full, each timed by itself. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the setup.
public class SetBenchmark {

    private static final Source NOBODY = keys -> keys.stream().collect(Collectors.toMap(key -> key, key -> "loaded"));
    private static final int NAMES = 1 << 18;

    /** Which memory is written to. */
    public enum Memory {
        OURS,
        CAFFEINE,
        SORTING
    }

    @Param("OURS")
    public Memory memory;

    @Param("50000")
    public int capacity;

    private Subject cache;
    private String[] names;
    private int at;

    @Setup
    public void fill() {
        cache = switch (memory) {
            case OURS -> Ours.inMemory(RegionPolicy.strict(), NOBODY);
            case CAFFEINE -> new PlainCaffeine(NOBODY);
            case SORTING -> new SortingCache(capacity, NOBODY);
        };
        names = new String[NAMES];
        for (int i = 0; i < NAMES; i++) {
            names[i] = Documents.key(i);
        }
        for (int i = 0; i < capacity; i++) {
            set();
        }
    }

    @TearDown
    public void check() {
        cache.put("last", "written");
        NothingMeasured.unless("written".equals(cache.get("last")), "what was written last cannot be read");
        cache.close();
    }

    @Benchmark
    public void set() {
        cache.put(names[at++ & (NAMES - 1)], "a value");
    }
}
