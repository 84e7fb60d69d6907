package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestPostgres;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.Lookup.Origin;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A value whose time is over in a region that persists: its loader is asked whether it has changed. */
class PersistentReloadTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Old values stay in the levels for the need that the loader fails. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static TestRedis redis;
    private static RedisLink link;

    private final String tenant = "t-" + UUID.randomUUID();
    private final ConditionalLoader loader = new ConditionalLoader();

    @BeforeAll
    static void startRedis() {
        redis = TestRedis.cluster();
        link = new RedisLink(redis.settings(), InstantSource.system());
    }

    @AfterAll
    static void stopRedis() {
        link.close();
        redis.close();
    }

    private final class Environment {

        final TieredCache cache = TieredCache.builder()
                .remote(new RedisLevel(link, LIMIT))
                .persistent(new PostgresLevel(TestPostgres.shared().source(), LIMIT))
                .build();
        final Region<String, String> region = cache.region(new RegionDefinition<>(
                        "r",
                        key -> key,
                        Codecs.text(),
                        loader,
                        RegionPolicy.strict().withStale(Duration.ZERO, GRACE, Duration.ZERO))
                .persistedFor(Duration.ofHours(6)));

        Lookup<String> read(String key) {
            try (Session session = cache.session(LIMIT)) {
                return region.lookup(session, tenant, key);
            }
        }

        long count(Counter counter) {
            return cache.counters().get(counter);
        }
    }

    private void ageInRedis(String key) {
        String name = Fixture.valueKey(tenant, key);
        Boolean aged = link.call(LIMIT, commands -> commands.pexpire(name, GRACE.toMillis() / 2));
        assertThat(aged).isTrue();
    }

    private void loseInRedis(String key) {
        Fixture.delete(link, Fixture.valueKey(tenant, key));
    }

    @Test
    void computesNothingWhereTheLoaderSaysThatAnExpiredValueIsUnchangedAndKeepsItAgain() {
        loader.truth.put("a", new Versioned<>(1, "A"));
        loader.truth.put("b", new Versioned<>(1, "B"));
        Environment one = new Environment();
        one.read("a");
        one.read("b");
        one.region.expire(tenant, "a");
        one.region.expire(tenant, "b");
        loader.truth.put("b", new Versioned<>(2, "B2"));
        loader.transferred.clear();

        assertThat(one.read("a").value()).isEqualTo("A");
        assertThat(one.read("b").value()).isEqualTo("B2");

        assertThat(loader.transferred).containsExactly("b");
        assertThat(one.count(Counter.UNCHANGED)).isEqualTo(1);
        loseInRedis("a");
        Environment other = new Environment();
        assertThat(other.read("a").value()).isEqualTo("A");
        assertThat(other.count(Counter.PERSISTENT_HIT)).isEqualTo(1);
    }

    @Test
    void letsAValueLiveOnThatPostgresHasAsWell() {
        loader.truth.put("a", new Versioned<>(1, "A"));
        Environment one = new Environment();
        one.read("a");
        ageInRedis("a");
        loader.transferred.clear();

        assertThat(one.read("a")).isEqualTo(new Lookup<>("A", 1, Origin.LOADER, false));

        assertThat(loader.transferred).isEmpty();
        assertThat(one.count(Counter.UNCHANGED)).isEqualTo(1);
        assertThat(one.count(Counter.PERSISTENT_HIT)).isEqualTo(1);
        assertThat(new Environment().read("a").origin()).isEqualTo(Origin.REMOTE);
    }

    @Test
    void sharesWhatPostgresHasWhereItIsAnotherValueOfTheSameVersion() {
        loader.truth.put("a", new Versioned<>(0, "computed at noon"));
        Environment one = new Environment();
        one.read("a");
        byte[] noon = link.call(LIMIT, commands -> commands.dump(Fixture.valueKey(tenant, "a")));
        one.region.evict(tenant, "a");
        loader.truth.put("a", new Versioned<>(0, "computed at one"));
        one.read("a");
        loseInRedis("a");
        link.call(LIMIT, commands -> commands.restore(Fixture.valueKey(tenant, "a"), GRACE.toMillis() / 2, noon));

        assertThat(one.read("a").value()).isEqualTo("computed at one");

        assertThat(one.count(Counter.UNCHANGED)).isZero();
        assertThat(new Environment().read("a")).isEqualTo(new Lookup<>("computed at one", 0, Origin.REMOTE, false));
    }

    @Test
    void keepsNothingThatWasUnchangedBeforeItWasEvicted() {
        loader.truth.put("a", new Versioned<>(1, "A"));
        Environment one = new Environment();
        one.read("a");
        one.region.expire(tenant, "a");
        Environment writer = new Environment();
        loader.whileReloading = () -> {
            loader.truth.put("a", new Versioned<>(2, "A2"));
            writer.region.evict(tenant, "a");
        };

        assertThat(one.read("a").value()).isEqualTo("A");

        assertThat(one.count(Counter.PERSISTENT_FILL_REFUSED)).isEqualTo(1);
        assertThat(new Environment().read("a").value()).isEqualTo("A2");
    }

    @Test
    void asksForEachKeyOfABulkReadInItsOwnWay() {
        Map.of("kept", 1L, "expired", 1L, "new", 1L)
                .forEach((key, version) -> loader.truth.put(key, new Versioned<>(version, key)));
        Environment one = new Environment();
        one.read("kept");
        one.read("expired");
        loseInRedis("kept");
        one.region.expire(tenant, "expired");
        loader.transferred.clear();

        try (Session session = one.cache.session(LIMIT)) {
            assertThat(one.region.getAll(session, tenant, loader.truth.keySet()))
                    .containsOnlyKeys("kept", "expired", "new");
        }

        assertThat(loader.transferred).containsExactly("new");
    }
}
