package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.LIMIT;
import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOCAL;
import static io.enterprisehub.cache.tier.Lookup.Origin.REMOTE;
import static io.enterprisehub.cache.tier.Lookup.Origin.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.RemoteUnavailable;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    private static final HydrationPolicy PULL = new HydrationPolicy(16 << 20, LIMIT, 100);
    private static TestRedis redis;
    private static RedisLink link;

    private final String tenant = "t-" + UUID.randomUUID();
    private final AtomicInteger trips = new AtomicInteger();
    private final Fixture warmer = new Fixture(level(), true, POLICY);

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

    private RemoteLevel counting(RemoteLevel end) {
        Class<?>[] type = {RemoteLevel.class};
        return (RemoteLevel)
                Proxy.newProxyInstance(RemoteLevel.class.getClassLoader(), type, (proxy, method, arguments) -> {
                    trips.incrementAndGet();
                    return method.invoke(end, arguments);
                });
    }

    private Fixture fresh() {
        return fresh(1 << 20, PULL);
    }

    private Fixture fresh(long bytes, @Nullable HydrationPolicy policy) {
        return new Fixture(counting(level()), bytes, POLICY, policy);
    }

    private SnapshotReport publish(List<String> keys) {
        return publish(SnapshotPolicy.standard(), keys);
    }

    private SnapshotReport publish(SnapshotPolicy policy, List<String> keys) {
        try (Session session = warmer.session()) {
            return warmer.cache.snapshots(policy).publish(session, tenant, Map.of(warmer.region, keys));
        }
    }

    private List<String> truths(int count, int length) {
        List<String> keys = IntStream.range(0, count).mapToObj(i -> "k" + i).toList();
        keys.forEach(key -> warmer.truth.put(key, new Versioned<>(1, key + "x".repeat(length))));
        return keys;
    }

    @Test
    void hydratesAFreshEnvironmentInTheRoundTripOfItsFirstRead() {
        List<String> keys = truths(300, 10);
        assertThat(publish(keys))
                .extracting("entries", "absent", "leftOut", "chunks")
                .containsExactly(300, 0, 0, 1);
        Fixture fresh = fresh();

        try (Session session = fresh.session()) {
            assertThat(fresh.region.lookup(session, tenant, "other").origin()).isEqualTo(LOADER);
            int afterTheLoad = trips.getAndSet(0);
            for (String key : keys) {
                assertThat(fresh.region.lookup(session, tenant, key))
                        .isEqualTo(new Lookup<>(key + "x".repeat(10), 1, SNAPSHOT, false));
            }
            assertThat(fresh.region.lookup(session, tenant, "k7").origin()).isEqualTo(LOCAL);

            assertThat(afterTheLoad).as("one read, one fill").isEqualTo(2);
            assertThat(trips.get()).isZero();
        }
        Counters counters = fresh.cache.counters();
        assertThat(counters.get(Counter.HYDRATED)).isEqualTo(1);
        assertThat(counters.get(Counter.HYDRATED_ENTRIES)).isEqualTo(300);
        assertThat(counters.get(Counter.SNAPSHOT_HIT)).isEqualTo(300);
    }

    @Test
    void replaysWhatChangedSinceTheSnapshotBegan() {
        publish(truths(4, 1));
        try (Session session = warmer.session()) {
            warmer.truth.put("k0", new Versioned<>(2, "new"));
            warmer.region.put(session.writing(tenant), "k0", new Versioned<>(2, "new"));
            warmer.region.evict(tenant, "k1");
            warmer.region.expire(tenant, "k2");
        }
        Fixture fresh = fresh();
        fresh.truth.putAll(warmer.truth);

        try (Session session = fresh.session()) {
            assertThat(fresh.region.lookup(session, tenant, "other").origin()).isEqualTo(LOADER);
            assertThat(fresh.region.lookup(session, tenant, "k0")).isEqualTo(new Lookup<>("new", 2, REMOTE, false));
            assertThat(fresh.region.lookup(session, tenant, "k1").origin()).isEqualTo(LOADER);
            assertThat(fresh.region.lookup(session, tenant, "k2").origin()).isEqualTo(LOADER);
            assertThat(fresh.region.lookup(session, tenant, "k3").origin()).isEqualTo(SNAPSHOT);
        }
    }

    @Test
    void forgetsAHydratedEntryThatALaterBarrierSaysHasChanged() {
        publish(truths(2, 1));
        Fixture fresh = fresh();
        assertThat(fresh.read(tenant, "other").origin()).isEqualTo(LOADER);

        warmer.region.evict(tenant, "k0");

        try (Session session = fresh.session()) {
            assertThat(fresh.region.get(session, tenant, "other")).isNull();
            assertThat(fresh.region.lookup(session, tenant, "k0").origin()).isEqualTo(LOADER);
            assertThat(fresh.region.lookup(session, tenant, "k1").origin()).isEqualTo(SNAPSHOT);
        }
    }

    @Test
    void discardsASnapshotWhoseLogWasTrimmedOrLostSince() {
        for (String loss : List.of("trim", "forget", "too much")) {
            warmer.region.evict(tenant, "a");
            publish(truths(1, 1));
            String log = "eh:{" + tenant + "}:tier:log";
            warmer.region.evict(tenant, "a");
            switch (loss) {
                case "trim" -> link.call(LIMIT, commands -> commands.xtrim(log, 1));
                case "forget" -> Fixture.delete(link, log);
                default -> IntStream.range(0, 101).forEach(i -> warmer.region.evict(tenant, "a"));
            }
            Fixture fresh = fresh();

            try (Session session = fresh.session()) {
                assertThat(fresh.region.get(session, tenant, "other")).isNull();
                assertThat(fresh.region.lookup(session, tenant, "k0").origin())
                        .as(loss)
                        .isEqualTo(REMOTE);
            }
            assertThat(fresh.cache.counters().get(Counter.HYDRATION_DISCARDED)).isEqualTo(1);
        }
    }

    @Test
    void leavesOutPartsThatAreDamagedOrOfAnotherPublication() {
        List<String> keys = truths(30, 100_000);
        assertThat(publish(keys).chunks()).isEqualTo(6);
        String chunk = "eh:{" + tenant + "}:tier:s:";
        link.call(LIMIT, commands -> commands.setrange(chunk + 0, 300, "damage"));
        Fixture.delete(link, chunk + 1);
        publishElsewhereUnder(chunk + 2);
        Fixture fresh = fresh(8 << 20, PULL);

        long hits = hits(fresh, keys);

        assertThat(hits).isEqualTo(15);
        assertThat(fresh.cache.counters().get(Counter.CHUNK_DISCARDED)).isEqualTo(2);
    }

    private void publishElsewhereUnder(String key) {
        String other = "other-" + tenant;
        try (Session session = warmer.session()) {
            warmer.cache
                    .snapshots(SnapshotPolicy.standard())
                    .publish(session, other, Map.of(warmer.region, List.of("k1")));
        }
        link.call(
                LIMIT,
                commands -> commands.dump("eh:{" + other + "}:tier:s:0")
                        .thenCompose(dump -> commands.del(key).thenCompose(deleted -> commands.restore(key, 0, dump))));
    }

    private long hits(Fixture fresh, List<String> keys) {
        try (Session session = fresh.session()) {
            assertThat(fresh.region.get(session, tenant, "other")).isNull();
            return keys.stream()
                    .filter(key -> fresh.region.lookup(session, tenant, key).origin() == SNAPSHOT)
                    .count();
        }
    }

    @Test
    void keepsTheBoundsOfWriterAndReader() {
        List<String> keys = truths(30, 100_000);
        SnapshotReport report = publish(new SnapshotPolicy(2 << 20, Duration.ofHours(1), LIMIT), keys);
        assertThat(report.entries()).isEqualTo(20);
        assertThat(report.leftOut()).isEqualTo(10);

        assertThat(hits(fresh(8 << 20, PULL), keys)).isEqualTo(20);
        assertThat(hits(fresh(2 << 20, PULL), keys)).isEqualTo(10);
        assertThat(hits(fresh(8 << 20, new HydrationPolicy(1 << 20, LIMIT, 100)), keys))
                .isEqualTo(10);
        assertThat(hits(fresh(8 << 20, null), keys)).isZero();
    }

    @Test
    void readsTheLogAsEverWhereThereIsNoSnapshot() {
        Fixture fresh = fresh();
        assertThat(fresh.read(tenant, "a").origin()).isEqualTo(LOADER);
        fresh.cache.restored();
        assertThat(fresh.read(tenant, "a").origin()).isEqualTo(REMOTE);

        assertThat(fresh.cache.counters().get(Counter.BARRIER)).isEqualTo(2);
        assertThat(fresh.cache.counters().get(Counter.REMOTE_FAILED)).isZero();
    }

    @Test
    void endsALifeWhenTheSharedLevelWould() {
        publish(truths(1, 1));
        Fixture fresh = fresh();
        assertThat(fresh.read(tenant, "other").origin()).isEqualTo(LOADER);

        fresh.pass(Duration.ofMinutes(10));

        try (Session session = fresh.session()) {
            assertThat(fresh.region.get(session, tenant, "another")).isNull();
            assertThat(fresh.region.lookup(session, tenant, "k0").origin()).isEqualTo(REMOTE);
        }
    }

    @Test
    void countsWhatTheSharedLevelDoesNotTake() {
        warmer.truth.put("large", new Versioned<>(1, "x".repeat(Envelope.MAX_PAYLOAD + 1)));

        assertThat(publish(List.of("large", "none")))
                .extracting("entries", "absent")
                .containsExactly(1, 1);
    }

    @Test
    void needsASharedLevel() {
        Fixture alone = new Fixture(null, true, POLICY);

        assertThatThrownBy(
                        () -> alone.cache.snapshots(SnapshotPolicy.standard()).draft(tenant))
                .isInstanceOf(RemoteUnavailable.class);
    }
}
