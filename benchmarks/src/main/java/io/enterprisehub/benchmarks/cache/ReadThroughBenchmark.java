package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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

/** Reads of values that only Redis has, through our cache without memory, and by a GET of the same client. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the setup.
public class ReadThroughBenchmark {

    private static final int KEYS = 256;

    @Param("")
    public String redis;

    @Param("2000")
    public int size;

    private Ours ours;
    private RedisClient client;
    private StatefulRedisConnection<byte[], byte[]> connection;
    private RedisCommands<byte[], byte[]> lettuce;
    private String[] names;
    private byte[][] keys;
    private int at;

    @Setup
    public void fill() {
        names = new String[KEYS];
        keys = new byte[KEYS][];
        ours = Ours.of(
                redis,
                false,
                Subjects.PATIENT,
                RegionPolicy.strict(),
                wanted -> wanted.stream().collect(Collectors.toMap(key -> key, this::value)));
        client = RedisClient.create(redis);
        connection = client.connect(ByteArrayCodec.INSTANCE);
        lettuce = connection.sync();
        for (int i = 0; i < KEYS; i++) {
            names[i] = Documents.key(i);
            keys[i] = ("bare-" + size + "-" + i).getBytes(StandardCharsets.UTF_8);
            lettuce.set(keys[i], value(names[i]).getBytes(StandardCharsets.UTF_8));
            ours.evict(names[i]);
            NothingMeasured.unless(Objects.equals(ours.get(names[i]), value(names[i])), "a value is wrong");
        }
    }

    private String value(String key) {
        return Documents.text(key.hashCode(), size);
    }

    @TearDown
    public void close() {
        NothingMeasured.unless(
                Objects.equals(ours.get(names[0]), value(names[0])) && Objects.equals(bare(keys[0]), value(names[0])),
                "the two ways do not read the same value");
        ours.close();
        connection.close();
        client.shutdown(0, 1, TimeUnit.SECONDS);
    }

    private @Nullable String bare(byte[] key) {
        byte[] bytes = lettuce.get(key);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Benchmark
    public @Nullable String ours() {
        return ours.get(names[at++ & (KEYS - 1)]);
    }

    @Benchmark
    public @Nullable String lettuce() {
        return bare(keys[at++ & (KEYS - 1)]);
    }
}
