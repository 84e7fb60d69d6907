package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.cachetesting.FaultProxy;
import io.enterprisehub.cachetesting.Meter.Counts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How often a read has to wait for Redis, counted by a proxy between them. */
final class RoundTrips implements Scenario {

    private static final int MANY = 100;

    @Override
    public String name() {
        return "round trips";
    }

    @Override
    public int weight() {
        return 8;
    }

    @Override
    public Section run(Stage stage) {
        Map<String, Long> ours = counts(Subjects.OURS);
        Map<String, Long> jetCache = counts(Subjects.JETCACHE);
        Map<String, Long> redisson = counts(Subjects.REDISSON);
        Section section = Section.of(
                "Round trips to Redis",
                "Counted by a TCP proxy: how often a request began after a reply. Commands that are sent together are one. The peers "
                        + "make no barrier: they hope that a message about each change has reached them.");
        for (Map.Entry<String, Long> each : ours.entrySet()) {
            section = section.with(Line.of(each.getKey(), (double) each.getValue(), "round trips")
                    .goal(Goal.atMost(each.getKey().contains("again") ? 0 : 1, "round trips"))
                    .note("JetCache %d, Redisson %d"
                            .formatted(jetCache.get(each.getKey()), redisson.get(each.getKey()))));
        }
        return section;
    }

    private static Map<String, Long> counts(Subjects subject) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Redis redis = Redis.start();
                FaultProxy proxy = FaultProxy.to(redis.port());
                Subject filler = subject.open(redis.uri(), RoundTrips::load);
                Subject reader = subject.open(proxy.uri(), RoundTrips::load)) {
            filler.fill(load(keys(0, 4 * MANY)));
            Redis.settledCommands(redis.uri());
            var _ = reader.get(Documents.key(0));
            Redis.settledCommands(redis.uri());
            reader.invocation();
            counts.put("first read of an invocation, in memory", turns(proxy, () -> reader.get(Documents.key(0))));
            counts.put("the same read again", turns(proxy, () -> reader.get(Documents.key(0))));
            reader.invocation();
            counts.put("first read of an invocation, in Redis", turns(proxy, () -> reader.get(Documents.key(1))));
            counts.put("100 keys, none in memory", many(proxy, reader, keys(MANY, 2 * MANY)));
            counts.put("100 keys, half in memory", many(proxy, reader, keys(MANY + MANY / 2, 2 * MANY + MANY / 2)));
            counts.put("100 keys, all in memory", many(proxy, reader, keys(MANY, 2 * MANY)));
            reader.invocation();
            counts.put(
                    "100 keys, half in memory, first read of an invocation",
                    many(proxy, reader, keys(2 * MANY, 3 * MANY)));
        }
        return counts;
    }

    private static long many(FaultProxy proxy, Subject reader, Set<String> keys) {
        return turns(proxy, () -> {
            NothingMeasured.unless(reader.getAll(keys).equals(load(keys)), "a bulk read returned other values");
            return "";
        });
    }

    private static long turns(FaultProxy proxy, Supplier<?> read) {
        Counts before = proxy.meter().counts();
        NothingMeasured.unless(read.get() != null, "a read found nothing");
        return proxy.meter().counts().since(before).turns();
    }

    private static Map<String, String> load(Set<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> Documents.text(key.hashCode(), 500)));
    }

    private static Set<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(Documents::key).collect(Collectors.toSet());
    }
}
