package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.LIMIT;
import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestPostgres;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.CacheEvent.LoaderCall;
import io.enterprisehub.cache.tier.CacheEvent.PersistentCall;
import io.enterprisehub.cache.tier.CacheEvent.RemoteCall;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.remote.AccessLog;
import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.Chaos;
import io.enterprisehub.cache.tier.remote.ChaosLevel;
import io.enterprisehub.cache.tier.remote.KeyHeat;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ObservedTest {

    private static TestRedis redis;
    private static RedisLink link;

    private final String tenant = "t-" + UUID.randomUUID();

    @BeforeAll
    static void startRedis() throws IOException {
        redis = TestRedis.cluster();
        link = new RedisLink(redis.settings(), InstantSource.system());
    }

    @AfterAll
    static void stopRedis() throws IOException {
        link.close();
        redis.close();
    }

    private static RemoteLevel level() {
        return new RedisLevel(link, LIMIT);
    }

    private static String told(CacheEvent event) {
        return switch (event) {
            case RemoteCall call ->
                call.operation() + " " + call.region() + " " + call.keys() + " " + (call.bytes() > 0);
            case PersistentCall call ->
                "postgres " + call.operation() + " " + call.region() + " " + call.keys() + " " + call.found() + " "
                        + (call.bytes() > 0);
            case LoaderCall load -> "load " + load.keys() + " " + load.found();
        };
    }

    /** Without memory and Redis, so that PostgreSQL is asked each time. */
    private static TieredCache persistent(List<CacheEvent> events, DataSource source) {
        return TieredCache.builder()
                .persistent(new PostgresLevel(source, LIMIT))
                .listener(events::add)
                .build();
    }

    private static Region<String, String> persisted(TieredCache cache) {
        return cache.region(new RegionDefinition<String, String>(
                        "r", key -> key, Codecs.text(), (name, keys) -> Map.of("a", new Versioned<>(1, "A")), POLICY)
                .persistedFor(Duration.ofDays(1)));
    }

    @Test
    void tellsOfEachCallThatLeavesMemoryAndOfNoHit() {
        List<CacheEvent> events = new ArrayList<>();
        TieredCache cache = TieredCache.builder()
                .local(1 << 20)
                .remote(level())
                .listener(events::add)
                .build();
        Region<String, String> region = cache.region(new RegionDefinition<>(
                "r", key -> key, Codecs.text(), (name, keys) -> Map.of("a", new Versioned<>(1, "A")), POLICY));
        try (Session session = cache.session(LIMIT)) {
            assertThat(region.get(session, tenant, "a")).isEqualTo("A");
            assertThat(region.get(session, tenant, "a")).isEqualTo("A");
        }
        region.evict(tenant, "a");

        assertThat(events)
                .extracting(ObservedTest::told)
                .containsExactly("read r 1 false", "load 1 1", "fill r 1 true", "evict r 1 false");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.tenant()).isEqualTo(tenant);
            assertThat(event.failed()).isFalse();
            assertThat(event.nanos()).isNotNegative();
        });
        assertThat(cache.counters().byName()).containsEntry("localHit", 1L);
    }

    @Test
    void tellsOfEachCallToPostgres() {
        List<CacheEvent> events = new ArrayList<>();
        TieredCache cache = persistent(events, TestPostgres.shared().source());
        Region<String, String> region = persisted(cache);

        try (Session session = cache.session(LIMIT)) {
            assertThat(region.getAll(session, tenant, List.of("a", "b"))).isEqualTo(Map.of("a", "A"));
            assertThat(region.getAll(session, tenant, List.of("a", "b"))).isEqualTo(Map.of("a", "A"));
        }
        region.evict(tenant, "a");
        region.evictAll(tenant);

        assertThat(events)
                .filteredOn(PersistentCall.class::isInstance)
                .allSatisfy(event -> {
                    assertThat(event.tenant()).isEqualTo(tenant);
                    assertThat(event.failed()).isFalse();
                    assertThat(event.nanos()).isNotNegative();
                })
                .extracting(ObservedTest::told)
                .containsExactly(
                        "postgres read r 2 0 false",
                        "postgres store r 2 0 true",
                        "postgres read r 2 2 true",
                        "postgres forget r 1 0 false",
                        "postgres forgetAll r 0 0 false");
        assertThat(events).extracting(ObservedTest::told).startsWith("postgres read r 2 0 false", "load 2 1");
    }

    @Test
    void tellsOfACallToPostgresThatFailedAndOfNoneWhileItIsLeftAlone() {
        List<CacheEvent> events = new ArrayList<>();
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setURL("jdbc:postgresql://127.0.0.1:1/postgres");
        TieredCache cache = persistent(events, nobody);
        Region<String, String> region = persisted(cache);

        try (Session session = cache.session(LIMIT)) {
            assertThat(region.get(session, tenant, "a")).isEqualTo("A");
            assertThat(region.get(session, tenant, "a")).isEqualTo("A");
        }
        assertThatThrownBy(() -> region.evict(tenant, "a")).isInstanceOf(NotAcknowledged.class);

        assertThat(events)
                .extracting(event -> told(event) + " " + event.failed())
                .containsExactly(
                        "postgres read r 1 0 false true",
                        "load 1 1 false",
                        "load 1 1 false",
                        "postgres forget r 1 0 false true");
    }

    @Test
    void countsForEachRegionWhatItsAnswersCameFrom() {
        TieredCache cache = TieredCache.builder().local(1 << 20).remote(level()).build();
        Region<String, String> one = cache.region(new RegionDefinition<>(
                "one", key -> key, Codecs.text(), (name, keys) -> Map.of("a", new Versioned<>(1, "A")), POLICY));
        Region<String, String> other = cache.region(new RegionDefinition<>(
                "other", key -> key, Codecs.text(), (name, keys) -> Map.of("a", new Versioned<>(1, "B")), POLICY));
        try (Session session = cache.session(LIMIT)) {
            for (int i = 0; i < 3; i++) {
                assertThat(one.get(session, tenant, "a")).isEqualTo("A");
            }
            assertThat(other.get(session, tenant, "a")).isEqualTo("B");
        }

        assertThat(cache.counters().levelsByRegion())
                .containsEntry("one.localHit", 2L)
                .containsEntry("one.loaded", 1L)
                .containsEntry("other.localHit", 0L)
                .containsEntry("other.loaded", 1L);
        assertThat(cache.counters().byName()).containsEntry("localHit", 2L).containsEntry("loaded", 2L);
        assertThat(cache.sharedRests()).isFalse();
    }

    @Test
    void passesOnToTheLoaderThatATenantsValuesAreToBeForgotten() {
        List<String> forgotten = new ArrayList<>();
        Loader<String, String> keeping = new Loader<>() {
            @Override
            public Map<String, Versioned<String>> load(String owner, Set<String> keys) {
                return Map.of();
            }

            @Override
            public void forgetAll(String owner) {
                forgotten.add(owner);
            }
        };
        TieredCache cache = TieredCache.builder().listener(event -> {}).build();

        cache.region(new RegionDefinition<>("r", key -> key, Codecs.text(), keeping, POLICY))
                .evictAll(tenant);

        assertThat(forgotten).containsExactly(tenant);
    }

    @Test
    void tellsOfALoadThatFailed() {
        List<CacheEvent> events = new ArrayList<>();
        TieredCache cache = TieredCache.builder().listener(events::add).build();
        Region<String, String> region = cache.region(new RegionDefinition<>(
                "r",
                key -> key,
                Codecs.text(),
                (name, keys) -> {
                    throw new IllegalStateException("down");
                },
                POLICY));
        try (Session session = cache.session(LIMIT)) {
            assertThatThrownBy(() -> region.get(session, tenant, "a")).hasMessage("down");
        }

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.failed()).isTrue());
    }

    @Test
    void servesEveryReadWhileChaosLosesRequestsAndReplies() {
        List<Duration> pauses = new ArrayList<>();
        Chaos chaos = new Chaos(0.2, 0.2, 0.1, Duration.ofMillis(7));
        Fixture one = new Fixture(new ChaosLevel(level(), chaos, 42, pauses::add), true, POLICY);
        one.truth.put("a", new Versioned<>(1, "A"));

        for (int i = 0; i < 200; i++) {
            assertThat(one.read(tenant, "a").value()).isEqualTo("A");
            one.pass(Duration.ofSeconds(2));
        }

        assertThat(one.cache.counters().get(Counter.REMOTE_FAILED)).isBetween(40L, 120L);
        assertThat(pauses).hasSizeBetween(5, 60).containsOnly(Duration.ofMillis(7));
    }

    @Test
    void failsTheSameCallsForTheSameSeed() {
        Chaos chaos = new Chaos(0.3, 0.3, 0, Duration.ZERO);
        List<List<Boolean>> runs = Stream.generate(() -> new ChaosLevel(level(), chaos, 9, pause -> {}))
                .limit(2)
                .map(level -> IntStream.range(0, 50)
                        .mapToObj(i -> {
                            try {
                                level.discard(tenant, new Address("r", "none"));
                                return true;
                            } catch (RuntimeException lost) {
                                return false;
                            }
                        })
                        .toList())
                .toList();

        assertThat(runs.getFirst()).isEqualTo(runs.getLast()).contains(true, false);
    }

    @Test
    void keepsWhatEnvironmentsReadAndCountsOldReadsLess() {
        AccessLog log = new AccessLog(link, LIMIT, Duration.ofSeconds(1));
        log.record(tenant, List.of(heat("lead", "a", 1_000), heat("lead", "b", 1), heat("score", "c", 2)));
        log.record(tenant, List.of(heat("lead", "b", 2)));

        assertThat(log.hottest(tenant, "lead", 9)).containsExactly(heat("lead", "a", 1_000), heat("lead", "b", 3));
        assertThat(log.hottest(tenant, "score", 9)).containsExactly(heat("score", "c", 2));

        // Ten half-lives pass on the server's clock by moving the note of the last decay back.
        String note = "eh:{" + tenant + "}:tier:heat-decay:lead";
        String before = link.call(LIMIT, commands -> commands.get(note));
        link.call(LIMIT, commands -> commands.set(note, Long.toString(Long.parseLong(before) - 10_000)));
        log.record(tenant, List.of(heat("lead", "b", 4)));

        List<KeyHeat> decayed = log.hottest(tenant, "lead", 9);
        assertThat(decayed).extracting(heat -> heat.address().key()).containsExactly("b", "a");
        assertThat(decayed.getLast().reads()).isBetween(0.1, 1.0);
    }

    private KeyHeat heat(String region, String key, double reads) {
        return new KeyHeat(tenant, new Address(region, key), reads);
    }
}
