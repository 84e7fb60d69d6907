package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.LIMIT;
import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOCAL;
import static io.enterprisehub.cache.tier.Lookup.Origin.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTest {

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
        return new Fixture(new RedisLevel(link, LIMIT), true, POLICY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void letsAValueLiveOnWhoseLoaderSaysThatItIsUnchanged(boolean observed) {
        RegionPolicy lenient = POLICY.withStale(Duration.ZERO, Duration.ofMinutes(5), Duration.ZERO);
        ConditionalLoader loader = new ConditionalLoader();
        loader.truth.put("a", new Versioned<>(1, "A"));
        loader.truth.put("b", new Versioned<>(1, "B"));
        TieredCache.Builder builder = TieredCache.builder().local(1 << 20).remote(new RedisLevel(link, LIMIT));
        TieredCache cache = observed ? builder.listener(event -> {}).build() : builder.build();
        Region<String, String> region =
                cache.region(new RegionDefinition<>("r", key -> key, Codecs.text(), loader, lenient));
        try (Session session = cache.session(LIMIT)) {
            assertThat(region.getAll(session, tenant, List.of("a", "b"))).hasSize(2);
        }
        loader.transferred.clear();
        region.expire(tenant, "a");
        region.expire(tenant, "b");
        loader.truth.put("b", new Versioned<>(2, "B2"));

        try (Session session = cache.session(LIMIT)) {
            assertThat(region.getAll(session, tenant, List.of("a", "b"))).isEqualTo(Map.of("a", "A", "b", "B2"));
        }

        assertThat(loader.transferred).containsExactly("b");
        assertThat(cache.counters().get(Counter.UNCHANGED)).isEqualTo(1);
        Fixture other = environment();
        assertThat(other.read(tenant, "a")).isEqualTo(new Lookup<>("A", 1, REMOTE, false));
        assertThat(other.read(tenant, "b")).isEqualTo(new Lookup<>("B2", 2, REMOTE, false));
    }

    @Test
    void readsInTheWayThatACallAsksFor() {
        Fixture one = environment();
        one.truth.put("a", new Versioned<>(1, "A"));
        assertThat(one.read(tenant, "a").origin()).isEqualTo(LOADER);
        try (Session session = one.session()) {
            assertThat(one.region.get(session, tenant, "a")).isEqualTo("A");
            one.truth.put("a", new Versioned<>(2, "A2"));

            assertThat(one.region.lookup(session, tenant, "a").origin()).isEqualTo(LOCAL);
            assertThat(one.region.lookup(session, tenant, "a", ReadOption.SKIP_LOCAL))
                    .isEqualTo(new Lookup<>("A", 1, REMOTE, false));
            assertThat(one.region.lookup(session, tenant, "a", ReadOption.RELOAD))
                    .isEqualTo(new Lookup<>("A2", 2, LOADER, false));
            assertThat(one.region.lookup(session, tenant, "a")).isEqualTo(new Lookup<>("A2", 2, LOCAL, false));
        }
    }

    @Test
    void makesABarrierForACallThatWantsOne() {
        Fixture one = environment();
        one.truth.put("a", new Versioned<>(1, "A"));
        try (Session session = one.session()) {
            assertThat(one.region.get(session, tenant, "a")).isEqualTo("A");
            one.truth.put("a", new Versioned<>(2, "A2"));
            environment().region.evict(tenant, "a");

            assertThat(one.region.get(session, tenant, "a")).isEqualTo("A");
            assertThat(one.region.lookup(session, tenant, "a", ReadOption.FRESH).value())
                    .isEqualTo("A2");
        }
    }

    @Test
    void readsItsOwnWritesBeforeAndAfterThePullThatTellsOfThem() {
        Fixture one = environment();
        one.truth.put("a", new Versioned<>(1, "A"));
        try (Session session = one.session()) {
            assertThat(one.region.get(session, tenant, "a")).isEqualTo("A");
            one.region.put(session.writing(tenant), "a", new Versioned<>(2, "mine"));
            assertThat(one.region.get(session, tenant, "a")).isEqualTo("mine");

            session.fresh(tenant);
            assertThat(one.region.get(session, tenant, "b")).isNull();
            assertThat(one.region.lookup(session, tenant, "a")).isEqualTo(new Lookup<>("mine", 2, LOCAL, false));
        }
    }
}
