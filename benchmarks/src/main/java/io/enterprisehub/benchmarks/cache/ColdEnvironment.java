package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.Medians;
import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.Codecs;
import io.enterprisehub.cache.tier.HydrationPolicy;
import io.enterprisehub.cache.tier.Lookup.Origin;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.SnapshotPolicy;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.cache.tier.compress.Compression;
import io.enterprisehub.cache.tier.compress.Deflate;
import io.enterprisehub.cache.tier.compress.Dictionary;
import io.enterprisehub.cache.tier.compress.DictionaryTraining;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cachetesting.FaultProxy;
import io.enterprisehub.cachetesting.Meter.Counts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a fresh environment waits for before the leads that matter are in its memory. */
final class ColdEnvironment implements Scenario {

    private static final String TENANT = "bench";
    private static final int LEAD_BYTES = 1_000;
    private static final double MOST_MILLIS = 30;
    private static final Duration BUDGET = Duration.ofMinutes(5);

    /** What one fresh environment did. */
    private record Hydrated(double millis, double hits, long trips) {}

    @Override
    public String name() {
        return "cold environment";
    }

    @Override
    public int weight() {
        return 20;
    }

    @Override
    public Section run(Stage stage) {
        int leads = stage.effort().of(5_000, 5_000, 200);
        Map<String, String> documents = documents(leads);
        Compression compression = compression();
        try (Redis redis = Redis.start();
                FaultProxy proxy = FaultProxy.to(redis.port())) {
            publish(redis, documents, compression);
            List<Hydrated> runs = IntStream.range(0, 2 * stage.effort().rounds())
                    .mapToObj(i -> hydrate(redis.uri(), null, documents, compression))
                    .skip(stage.effort().rounds())
                    .toList();
            Hydrated counted = hydrate(proxy.uri(), proxy, documents, compression);
            return Section.of(
                            "A cold environment",
                            "A tenant with %,d hot leads of 1 KB. A fresh cache in this warm JVM, connected already, reads its first lead: the "
                                            .formatted(leads)
                                    + "snapshot comes in the same round trip, and then all leads are read once. Medians; round trips by a proxy.")
                    .with(Line.of(
                                    "first read, snapshot included",
                                    Medians.of(runs.stream()
                                            .mapToDouble(Hydrated::millis)
                                            .toArray()),
                                    "ms")
                            .goal(Goal.below(MOST_MILLIS, "ms")))
                    .with(Line.of("round trips until then", (double) counted.trips(), "round trips")
                            .goal(Goal.atMost(1, "round trips")))
                    .with(Line.of("reads of the hot leads that are hits", counted.hits(), "%")
                            .goal(Goal.atLeast(100, "%")));
        }
    }

    private static Map<String, String> documents(int leads) {
        LeadDocuments source = new LeadDocuments(5);
        return IntStream.range(0, leads)
                .boxed()
                .collect(Collectors.toMap(
                        Documents::key, i -> new String(source.of(LEAD_BYTES), StandardCharsets.UTF_8)));
    }

    private static Compression compression() {
        LeadDocuments source = new LeadDocuments(6);
        List<byte[]> samples =
                IntStream.range(0, 2_000).mapToObj(i -> source.of(LEAD_BYTES)).toList();
        return Compression.by(Deflate.with(Dictionary.of(1, DictionaryTraining.train(samples, 8 << 10))));
    }

    private static void publish(Redis redis, Map<String, String> documents, Compression compression) {
        try (RedisLink link = link(redis.uri())) {
            TieredCache cache = builder(link).build();
            Region<String, String> region = region(cache, documents, compression);
            try (Session session = cache.session(BUDGET)) {
                int entries = cache.snapshots(SnapshotPolicy.standard())
                        .publish(session, TENANT, Map.of(region, documents.keySet()))
                        .entries();
                NothingMeasured.unless(entries == documents.size(), "the snapshot holds " + entries + " leads only");
            }
        }
    }

    private static Hydrated hydrate(
            String uri,
            @org.jspecify.annotations.Nullable FaultProxy proxy,
            Map<String, String> documents,
            Compression compression) {
        try (RedisLink link = link(uri)) {
            NothingMeasured.unless(link.answers(Subjects.PATIENT), "Redis does not answer");
            TieredCache cache = builder(link)
                    .hydrate(new HydrationPolicy(16 << 20, Duration.ofSeconds(5), 2_000))
                    .build();
            Region<String, String> region = region(cache, documents, compression);
            try (Session session = cache.session(BUDGET)) {
                Counts before =
                        proxy == null ? new Counts(0, 0, 0, 0) : proxy.meter().counts();
                long start = System.nanoTime();
                var _ = region.lookup(session, TENANT, Documents.key(0));
                double millis = (System.nanoTime() - start) / 1e6;
                long trips =
                        proxy == null ? 0 : proxy.meter().counts().since(before).turns();
                long hits = documents.keySet().stream()
                        .map(key -> region.lookup(session, TENANT, key))
                        .filter(found -> found.origin() == Origin.SNAPSHOT || found.origin() == Origin.LOCAL)
                        .count();
                return new Hydrated(millis, 100.0 * hits / documents.size(), trips);
            }
        }
    }

    private static RedisLink link(String uri) {
        return new RedisLink(RedisSettings.of(uri, false), InstantSource.system());
    }

    private static TieredCache.Builder builder(RedisLink link) {
        return TieredCache.builder().local(64 << 20).remote(new RedisLevel(link, Subjects.PATIENT));
    }

    private static Region<String, String> region(
            TieredCache cache, Map<String, String> documents, Compression compression) {
        return cache.region(new RegionDefinition<>(
                        "lead",
                        Function.<String>identity(),
                        Codecs.text(),
                        (tenant, keys) -> keys.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(),
                                        key -> new Versioned<>(1, documents.getOrDefault(key, "")))),
                        RegionPolicy.strict())
                .withCompression(compression));
    }
}
