package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.NothingMeasured;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reads of values that are in memory. It fails where a value is wrong or Redis was asked for them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the setup.
public class LocalHitBenchmark {

    private static final int DRAWS = 1 << 17;
    /** Every thread's barrier once a second and the connections' own talk; millions of reads would need far more. */
    private static final int MOST_COMMANDS = 3_000;

    @Param("OURS")
    public Subjects subject;

    @Param("")
    public String redis;

    @Param("50000")
    public int keys;

    private Subject cache;
    private String[] drawn;
    private long commands;

    @Setup
    public void fill() {
        Map<String, String> values = Documents.numbered(keys, 200);
        Source source = wanted -> wanted.stream().collect(Collectors.toMap(key -> key, values::get));
        cache = subject.open(redis, source);
        cache.fill(values);
        int[] ranks = Zipf.draws(keys, DRAWS, 42);
        String[] names = values.keySet().toArray(String[]::new);
        drawn = new String[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            drawn[i] = names[ranks[i]];
        }
        for (String key : Set.of(drawn[0], drawn[DRAWS / 2], names[keys - 1])) {
            NothingMeasured.unless(
                    Objects.equals(values.get(key), cache.get(key)), subject + " does not return the value of " + key);
        }
        commands = redis.isEmpty() ? 0 : Redis.settledCommands(redis);
    }

    @TearDown
    public void check() {
        long asked = redis.isEmpty() ? 0 : Redis.commands(redis) - commands;
        cache.close();
        NothingMeasured.unless(
                asked < MOST_COMMANDS, subject + " asked Redis " + asked + " times for values in memory");
    }

    /** Each thread walks through the draws from a place of its own. */
    @State(Scope.Thread)
    public static class Place {
        private static final AtomicInteger THREADS = new AtomicInteger();
        private int at = THREADS.incrementAndGet() * 7919;
    }

    @Benchmark
    public @Nullable String read(Place place) {
        return cache.get(drawn[place.at++ & (DRAWS - 1)]);
    }
}
