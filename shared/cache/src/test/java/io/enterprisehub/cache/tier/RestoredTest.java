package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.LIMIT;
import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOCAL;
import static io.enterprisehub.cache.tier.Lookup.Origin.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RestoredTest {

    private static final RegionPolicy LENIENT = POLICY.withStale(Duration.ZERO, Duration.ofMinutes(30), Duration.ZERO);
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

    private static Fixture environment(@Nullable HydrationPolicy hydration) {
        return new Fixture(new RedisLevel(link, LIMIT), 1 << 20, LENIENT, hydration);
    }

    /** An environment that knew "a", was restored, and finds neither the shared copy nor a loader that works. */
    private Fixture restoredInNeed() {
        Fixture one = environment(null);
        one.truth.put("a", new Versioned<>(1, "A"));
        assertThat(one.read(tenant, "a").origin()).isEqualTo(LOADER);
        Fixture.delete(link, Fixture.valueKey(tenant, "a"));
        one.cache.restored();
        one.loaderBroken = true;
        return one;
    }

    @Test
    void servesWhatMemoryHeldOnlyWhenTheLoaderFails() {
        Fixture one = restoredInNeed();

        assertThat(one.read(tenant, "a")).isEqualTo(new Lookup<>("A", 1, LOCAL, true));

        one.pass(Duration.ofSeconds(10));
        one.loaderBroken = false;
        assertThat(one.read(tenant, "a")).isEqualTo(new Lookup<>("A", 1, LOADER, false));
    }

    @Test
    void servesNothingThatWasEvictedMeanwhile() {
        Fixture one = restoredInNeed();
        environment(null).region.evict(tenant, "a");

        assertThatThrownBy(() -> one.read(tenant, "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void servesNothingOfWhichTheLogCannotTellWhatBecameOfIt() {
        Fixture one = restoredInNeed();
        Fixture.delete(link, "eh:{" + tenant + "}:tier:log");

        assertThatThrownBy(() -> one.read(tenant, "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hydratesAgain() {
        Fixture one = environment(HydrationPolicy.standard());
        one.truth.put("a", new Versioned<>(1, "A"));
        one.truth.put("b", new Versioned<>(1, "B"));
        assertThat(one.read(tenant, "a").origin()).isEqualTo(LOADER);
        try (Session session = one.session()) {
            one.cache
                    .snapshots(SnapshotPolicy.standard())
                    .publish(session, tenant, Map.of(one.region, List.of("a", "b")));
        }

        one.cache.restored();

        try (Session session = one.session()) {
            assertThat(one.region.get(session, tenant, "other")).isNull();
            assertThat(one.region.lookup(session, tenant, "a").origin()).isEqualTo(SNAPSHOT);
            assertThat(one.region.lookup(session, tenant, "b").origin()).isEqualTo(SNAPSHOT);
        }
    }

    @Test
    void drawsOtherRandomNumbersThanBefore() {
        AtomicInteger seeds = new AtomicInteger();
        Renewed random = new Renewed(() -> new SplittableRandom(seeds.incrementAndGet()));
        SplittableRandom second = new SplittableRandom(2);

        random.renew();

        assertThat(random.nextLong()).isEqualTo(second.nextLong());
    }
}
