package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.Medians;
import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cachetesting.FaultProxy;
import io.enterprisehub.cachetesting.Way;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a Redis that does not answer costs the reads. */
final class DeadRedis implements Scenario {

    private static final Duration DEADLINE = Duration.ofMillis(50);
    private static final Duration PEERS = Duration.ofSeconds(1);
    private static final int KEYS = 1_000;
    private static final Source SOURCE =
            keys -> keys.stream().collect(Collectors.toMap(key -> key, key -> "value of " + key));

    @Override
    public String name() {
        return "dead Redis";
    }

    @Override
    public int weight() {
        return 15;
    }

    @Override
    public Section run(Stage stage) {
        try (Redis redis = Redis.start();
                FaultProxy proxy = FaultProxy.to(redis.port());
                Ours ours = Ours.of(proxy.uri(), false, DEADLINE, RegionPolicy.strict(), SOURCE)) {
            var _ = ours.get(Documents.key(0));
            proxy.set(Way.SILENT);
            double first = millis(ours);
            Pairs reads = pairs(stage, ours);
            return Section.of(
                            "Redis does not answer",
                            "A proxy takes requests and answers none. Reads of our cache without memory, so that each goes to the loader "
                                    + "(a lookup in a map), beside the same cache without Redis; batches of 1,000 in turn. Once a second "
                                    + "one read tries Redis again and waits for its deadline; medians leave it out, so it stands here.")
                    .with(
                            Line.of("first read after Redis fell silent", first, "ms")
                                    .goal(Goal.atMost(DEADLINE.toMillis() * 1.2, "ms"))
                                    .note(
                                            "deadline 50 ms; a fifth more is the machine's, which runs proxy, Redis and reader on two processors"))
                    .with(Line.of("added to each later read", Math.max(0, reads.added(0.5)) / 1000, "us")
                            .goal(Goal.below(1, "us"))
                            .note(
                                    ("%d pairs of batches; half of the differences lie between %.0f and %.0f ns, their median is "
                                                    + "%.0f ns; a read takes %.0f ns, without Redis configured %.0f ns")
                                            .formatted(
                                                    reads.withRedis().length,
                                                    reads.added(0.25),
                                                    reads.added(0.75),
                                                    reads.added(0.5),
                                                    Medians.of(reads.withRedis()),
                                                    Medians.of(reads.without()))))
                    .with(peer(Subjects.JETCACHE))
                    .with(peer(Subjects.REDISSON));
        }
    }

    /** Nanoseconds of a read with the dead Redis and without any, batches of both in turn. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Pairs(double[] withRedis, double[] without) {

        /** What Redis added, at this share of the pairs in order. */
        double added(double share) {
            double[] differences = new double[withRedis.length];
            Arrays.setAll(differences, i -> withRedis[i] - without[i]);
            Arrays.sort(differences);
            return differences[(int) (share * (differences.length - 1))];
        }
    }

    private static Pairs pairs(Stage stage, Subject dead) {
        int batches = stage.effort().of(1_000, 500, 4);
        double[] withRedis = new double[batches];
        double[] without = new double[batches];
        try (Ours alone = Ours.withoutLevels(RegionPolicy.strict(), SOURCE)) {
            for (int batch = 0; batch < batches; batch++) {
                withRedis[batch] = nanosOfABatch(dead);
                without[batch] = nanosOfABatch(alone);
            }
        }
        return new Pairs(secondHalf(withRedis), secondHalf(without));
    }

    private static double nanosOfABatch(Subject cache) {
        cache.invocation();
        long start = System.nanoTime();
        int found = 0;
        for (int i = 0; i < KEYS; i++) {
            found += cache.get(Documents.key(i)) == null ? 0 : 1;
        }
        double nanos = (System.nanoTime() - start) / (double) KEYS;
        NothingMeasured.unless(found == KEYS, "a read found nothing");
        return nanos;
    }

    /** The first half warms up. */
    private static double[] secondHalf(double[] nanos) {
        return Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
    }

    private static double millis(Subject cache) {
        long start = System.nanoTime();
        NothingMeasured.unless(cache.get(Documents.key(1)) != null, "a read found nothing");
        return (System.nanoTime() - start) / 1e6;
    }

    /** A value that is not in memory; the peers' time-out is a second: with less, Redisson does not connect on a busy machine. */
    private static Line peer(Subjects subject) {
        try (Redis redis = Redis.start();
                FaultProxy proxy = FaultProxy.to(redis.port());
                Subject cache = subject == Subjects.JETCACHE
                        ? new JetCache(proxy.uri(), PEERS, SOURCE)
                        : new RedissonMap(proxy.uri(), PEERS, SOURCE)) {
            var _ = cache.get(Documents.key(0));
            proxy.set(Way.SILENT);
            int failed = 0;
            int reads = 3;
            double[] times = new double[reads];
            for (int i = 0; i < reads; i++) {
                long start = System.nanoTime();
                try {
                    var _ = cache.get(Documents.key(10 + i));
                } catch (RuntimeException refused) {
                    failed++;
                }
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            return Line.of(subject.label() + ": each read of what is not in memory", Medians.of(times), "ms")
                    .note("%d of %d reads threw; time-out set to 1 s, it knows no breaker".formatted(failed, reads));
        }
    }
}
