package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.LIMIT;
import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.EarlyRefresh.Plan;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EarlyRefreshTest {

    private static final RegionPolicy EAGER = POLICY.withEarlyRefresh(EarlyRefresh.eager(0.8));
    private static final Duration LATE = Duration.ofMinutes(8);

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

    private static Fixture environment() {
        return new Fixture(new RedisLevel(link, LIMIT), true, EAGER);
    }

    /** A value in the shared level, loaded by another environment, of which a hundred seconds of ten minutes are left. */
    private void age(Fixture one) {
        one.truth.put("a", new Versioned<>(1, "old"));
        Fixture first = environment();
        first.truth.put("a", new Versioned<>(1, "old"));
        assertThat(first.read(tenant, "a").value()).isEqualTo("old");
        Boolean aged = link.call(LIMIT, commands -> commands.pexpire(Fixture.valueKey(tenant, "a"), 100_000));
        assertThat(aged).isTrue();
    }

    @Test
    void leavesAValueAloneThatIsYoung() {
        Fixture one = environment();
        one.truth.put("a", new Versioned<>(1, "old"));
        IntStream.range(0, 10).forEach(i -> one.read(tenant, "a"));

        assertThat(one.loads.get()).isEqualTo(1);
    }

    @Test
    void servesTheGoodValueAndLoadsOnceAtTheEndOfTheSession() {
        Fixture one = environment();
        age(one);
        one.truth.put("a", new Versioned<>(2, "new"));

        try (Session session = one.session()) {
            for (int i = 0; i < 100; i++) {
                Lookup<String> found = one.region.lookup(session, tenant, "a");
                assertThat(found.value()).isEqualTo("old");
                assertThat(found.stale()).isFalse();
            }
            assertThat(one.loads.get()).isZero();
        }

        assertThat(one.loads.get()).isEqualTo(1);
        assertThat(one.read(tenant, "a").value()).isEqualTo("new");
        assertThat(environment().read(tenant, "a")).isEqualTo(new Lookup<>("new", 2, Lookup.Origin.REMOTE, false));
        assertThat(one.cache.counters().get(Counter.REFRESHED_EARLY)).isEqualTo(1);
    }

    @Test
    void leavesTheLoadToTheEnvironmentThatHoldsTheLease() {
        Fixture one = environment();
        Fixture other = environment();
        age(one);
        other.truth.put("a", new Versioned<>(1, "old"));
        one.whileLoading = () -> {
            one.whileLoading = () -> {};
            assertThat(other.read(tenant, "a").value()).isEqualTo("old");
        };

        assertThat(one.read(tenant, "a").value()).isEqualTo("old");

        assertThat(one.loads.get()).isEqualTo(1);
        assertThat(other.loads.get()).isZero();
        assertThat(other.cache.counters().get(Counter.REFRESHED_EARLY)).isZero();
    }

    @Test
    void bringsNothingBackThatWasEvictedWhileItWasRefreshed() {
        Fixture one = environment();
        Fixture writer = environment();
        age(one);
        one.whileLoading = () -> {
            one.whileLoading = () -> {};
            one.truth.put("a", new Versioned<>(3, "newest"));
            writer.region.evict(tenant, "a");
        };

        assertThat(one.read(tenant, "a").value()).isEqualTo("old");

        assertThat(one.cache.counters().get(Counter.REMOTE_FILL_REFUSED)).isEqualTo(1);
        assertThat(one.read(tenant, "a").value()).isEqualTo("newest");
    }

    @Test
    void bringsNothingBackWhoseGroupWasInvalidatedWhileItWasRefreshed() {
        Fixture one = environment();
        Fixture writer = environment();
        age(one);
        one.whileLoading = () -> {
            one.whileLoading = () -> {};
            one.truth.put("a", new Versioned<>(1, "newest"));
            writer.region.evictAll(tenant);
        };

        assertThat(one.read(tenant, "a").value()).isEqualTo("old");

        assertThat(one.cache.counters().get(Counter.REMOTE_FILL_REFUSED)).isEqualTo(1);
        assertThat(one.read(tenant, "a").value()).isEqualTo("newest");
    }

    @Test
    void keepsTheGoodValueWhenTheLoaderFailsAndTriesAgainLater() {
        Fixture one = new Fixture(null, true, EAGER);
        one.truth.put("a", new Versioned<>(1, "old"));
        IntStream.range(0, 8).forEach(i -> one.read(tenant, "a"));
        one.pass(LATE.plusSeconds(1));
        one.loaderBroken = true;

        assertThat(one.read(tenant, "a").value()).isEqualTo("old");
        assertThat(one.read(tenant, "a").value()).isEqualTo("old");
        assertThat(one.loads.get()).isEqualTo(2);
        one.pass(EAGER.retryAfter());
        one.loaderBroken = false;
        one.truth.put("a", new Versioned<>(2, "new"));
        one.read(tenant, "a");

        assertThat(one.loads.get()).isEqualTo(3);
        assertThat(one.read(tenant, "a").value()).isEqualTo("new");
    }

    @Test
    void refreshesByXFetchWithTheChanceThatThePaperGives() {
        long second = Duration.ofSeconds(1).toNanos();
        long end = 1_000 * second;
        Plan plan = EarlyRefresh.xfetch().plan(end, end, 10 * second, 0, new Random(1));
        Random random = new Random(2);

        for (int costsLeft : new int[] {1, 2, 4}) {
            long now = end - 10 * second * costsLeft;
            long due = IntStream.range(0, 100_000)
                    .filter(i -> plan.isDue(now, random))
                    .count();
            assertThat(due / 100_000.0)
                    .as("%d costs before the end", costsLeft)
                    .isCloseTo(Math.exp(-costsLeft), within(0.01));
        }
        assertThat(plan.from()).isEqualTo(end - 200 * second);
        assertThat(plan.isDue(end, random)).isTrue();
    }

    @Test
    void movesTheEagerPointAheadAtRandomSoThatEnvironmentsDoNotGoTogether() {
        Random random = new Random(3);
        long[] points = IntStream.range(0, 1_000)
                .mapToLong(i -> EarlyRefresh.eager(0.8)
                        .plan(1_000, 1_000, 0, 0.5, random)
                        .eagerFrom())
                .distinct()
                .sorted()
                .toArray();

        assertThat(points[0]).isBetween(700L, 705L);
        assertThat(points[points.length - 1]).isBetween(795L, 800L);
    }

    @Test
    void refusesSharesThatMeanNothing() {
        assertThatThrownBy(() -> EarlyRefresh.eager(0)).hasMessageContaining("eagerAt lies between 0.1 and 1");
        assertThatThrownBy(() -> new EarlyRefresh(1, -1)).hasMessageContaining("xfetchBeta lies between 0");
    }
}
