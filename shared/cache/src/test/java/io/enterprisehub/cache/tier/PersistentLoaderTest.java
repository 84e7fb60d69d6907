package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestPostgres;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.postgres.PostgresUnavailable;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PersistentLoaderTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static TestRedis redis;
    private static RedisLink link;
    private static TestPostgres postgres;

    private final String tenant = UUID.randomUUID().toString();
    private final Map<String, Versioned<String>> truth = new HashMap<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Source source = new Source();
    private Runnable whileComputing = () -> {};
    private int computed;

    @BeforeAll
    static void start() {
        redis = TestRedis.standalone();
        link = new RedisLink(redis.settings(), InstantSource.system());
        postgres = TestPostgres.shared();
    }

    @AfterAll
    static void stop() {
        link.close();
        redis.close();
    }

    /** Another environment: its own memory, the same Redis and PostgreSQL. */
    private Reader environment() {
        return new Reader(true);
    }

    /** PostgreSQL that a test can take away; counts who asks for it. */
    private static final class Source extends PGSimpleDataSource {

        private boolean dead;
        private int connections;

        @Override
        public Connection getConnection() throws SQLException {
            connections++;
            if (dead) {
                throw new SQLException("gone", "08006");
            }
            return postgres.source().getConnection();
        }
    }

    private final class Reader {

        private final TieredCache cache;
        private final Region<String, String> region;

        Reader(boolean remote) {
            TieredCache.Builder builder = TieredCache.builder()
                    .ticker(nanos::get)
                    .restAfterFailure(Duration.ofSeconds(1))
                    .persistent(new PostgresLevel(source, LIMIT));
            if (remote) {
                builder.remote(new RedisLevel(link, LIMIT));
            }
            cache = builder.build();
            region = cache.region(
                    new RegionDefinition<>("r", key -> key, Codecs.text(), this::compute, RegionPolicy.strict())
                            .persistedFor(Duration.ofHours(6)));
        }

        private Map<String, Versioned<String>> compute(String owner, Set<String> keys) {
            computed++;
            Map<String, Versioned<String>> found = new HashMap<>(truth);
            found.keySet().retainAll(keys);
            whileComputing.run();
            return found;
        }

        private @Nullable String read(String key) {
            try (Session session = cache.session(LIMIT)) {
                return region.get(session, tenant, key);
            }
        }

        private Lookup<String> reload(String key) {
            try (Session session = cache.session(LIMIT)) {
                return region.lookup(session, tenant, key, ReadOption.RELOAD);
            }
        }
    }

    private void redisForgets(String key) {
        link.call(LIMIT, commands -> commands.del("eh:{" + tenant + "}:tier:v:r:" + key));
    }

    @Test
    void computesAValueOnceAlthoughMemoryAndRedisLoseIt() {
        truth.put("a", new Versioned<>(0, "expensive"));
        assertThat(environment().read("a")).isEqualTo("expensive");
        redisForgets("a");

        Reader other = environment();
        assertThat(other.read("a")).isEqualTo("expensive");
        assertThat(computed).isEqualTo(1);
        assertThat(other.cache.counters().get(Counter.PERSISTENT_HIT)).isEqualTo(1);
        assertThat(other.cache.counters().byName()).containsEntry("persistentHit", 1L);
    }

    @Test
    void computesOnceThatThereIsNothing() {
        assertThat(environment().read("none")).isNull();
        redisForgets("none");

        assertThat(environment().read("none")).isNull();
        assertThat(computed).isEqualTo(1);
    }

    @Test
    void neverBringsBackWhatWasEvictedWhileItWasComputed() {
        truth.put("a", new Versioned<>(0, "old"));
        Reader writer = environment();
        whileComputing = () -> {
            whileComputing = () -> {};
            truth.put("a", new Versioned<>(0, "new"));
            writer.region.evict(tenant, "a");
        };
        Reader reader = environment();
        assertThat(reader.read("a")).isEqualTo("old");

        assertThat(reader.read("a")).isEqualTo("new");
        assertThat(environment().read("a")).isEqualTo("new");
        assertThat(reader.cache.counters().get(Counter.PERSISTENT_FILL_REFUSED)).isEqualTo(1);
    }

    @Test
    void neverBringsBackWhatAnExpirationOrAHigherVersionReplaced() {
        truth.put("a", new Versioned<>(1, "one"));
        truth.put("b", new Versioned<>(1, "one"));
        Reader writer = environment();
        writer.read("a");
        writer.read("b");
        truth.put("a", new Versioned<>(2, "two"));
        truth.put("b", new Versioned<>(2, "two"));

        writer.region.expire(tenant, "a");
        try (Session session = writer.cache.session(LIMIT)) {
            writer.region.put(session.writing(tenant), "b", new Versioned<>(2, "two"));
        }
        redisForgets("a");
        redisForgets("b");

        assertThat(environment().read("a")).isEqualTo("two");
        assertThat(environment().read("b")).isEqualTo("two");
    }

    @Test
    void doesNotAcknowledgeAChangeThatItCouldNotHearAndTellsRedisAllTheSame() {
        truth.put("a", new Versioned<>(0, "old"));
        Reader environment = environment();
        environment.read("a");
        source.dead = true;

        assertThatThrownBy(() -> environment.region.evict(tenant, "a"))
                .isInstanceOf(NotAcknowledged.class)
                .hasCauseInstanceOf(PostgresUnavailable.class);
        boolean inRedis = link.call(LIMIT, commands -> commands.exists("eh:{" + tenant + "}:tier:v:r:a")) == 1;
        assertThat(inRedis).isFalse();
    }

    @Test
    void isLeftAloneForAWhileAfterAFailureAndForgetsEvenThen() {
        truth.put("a", new Versioned<>(0, "x"));
        Reader alone = new Reader(false);
        source.dead = true;
        assertThat(alone.read("a")).isEqualTo("x");
        assertThat(alone.read("a")).isEqualTo("x");
        assertThat(source.connections).isEqualTo(1);

        source.dead = false;
        alone.region.evict(tenant, "a");
        assertThat(source.connections).isEqualTo(2);
        assertThat(alone.read("a")).isEqualTo("x");
        assertThat(source.connections).isEqualTo(2);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(alone.read("a")).isEqualTo("x");
        assertThat(alone.read("a")).isEqualTo("x");
        assertThat(computed).isEqualTo(4);
    }

    @Test
    void computesAgainWhereARowCannotBeReadAndMendsIt() {
        truth.put("a", new Versioned<>(0, "x"));
        Reader alone = new Reader(false);
        alone.read("a");
        postgres.execute("UPDATE cache_values SET envelope = 'rubbish' WHERE tenant = '" + tenant + "'");

        assertThat(alone.read("a")).isEqualTo("x");
        assertThat(alone.read("a")).isEqualTo("x");
        assertThat(alone.read("a")).isEqualTo("x");
        assertThat(computed).isEqualTo(3);
    }

    @Test
    void asksTheLoaderPastARowForAReadThatSaysReloadAndKeepsTheAnswerInItsPlace() {
        truth.put("a", new Versioned<>(0, "computed at noon"));
        Reader one = environment();
        one.read("a");
        truth.put("a", new Versioned<>(0, "computed at one"));

        assertThat(one.reload("a")).isEqualTo(new Lookup<>("computed at one", 0, Lookup.Origin.LOADER, false));

        assertThat(one.cache.counters().get(Counter.PERSISTENT_HIT)).isZero();
        redisForgets("a");
        assertThat(environment().read("a")).isEqualTo("computed at one");
        assertThat(computed).isEqualTo(2);
    }

    @Test
    void keepsWhatAReloadFoundWhereThereWasNoRow() {
        Reader one = environment();
        truth.put("a", new Versioned<>(0, "x"));

        assertThat(one.reload("a").value()).isEqualTo("x");
        assertThat(one.reload("none").value()).isNull();

        Reader other = environment();
        assertThat(other.read("a")).isEqualTo("x");
        assertThat(other.read("none")).isNull();
        assertThat(other.cache.counters().get(Counter.PERSISTENT_HIT)).isEqualTo(2);
        assertThat(computed).isEqualTo(2);
    }

    @Test
    void neverBringsBackWhatWasEvictedWhileItWasReloaded() {
        truth.put("a", new Versioned<>(0, "old"));
        Reader reader = environment();
        reader.read("a");
        Reader writer = environment();
        whileComputing = () -> {
            whileComputing = () -> {};
            truth.put("a", new Versioned<>(0, "new"));
            writer.region.evict(tenant, "a");
        };

        assertThat(reader.reload("a").value()).isEqualTo("old");

        assertThat(reader.cache.counters().get(Counter.PERSISTENT_FILL_REFUSED)).isEqualTo(1);
        assertThat(environment().read("a")).isEqualTo("new");
        assertThat(reader.read("a")).isEqualTo("new");
    }

    @Test
    void leavesANewerRowWhereAReloadFindsAnOlderVersion() {
        truth.put("a", new Versioned<>(2, "two"));
        Reader one = environment();
        one.read("a");
        truth.put("a", new Versioned<>(1, "one"));

        assertThat(one.reload("a").value()).isEqualTo("one");

        assertThat(one.cache.counters().get(Counter.PERSISTENT_FILL_REFUSED)).isEqualTo(1);
        redisForgets("a");
        assertThat(environment().read("a")).isEqualTo("two");
    }

    @Test
    void reloadsPastALevelThatIsDead() {
        truth.put("a", new Versioned<>(0, "old"));
        Reader one = environment();
        one.read("a");
        truth.put("a", new Versioned<>(0, "new"));
        source.dead = true;

        assertThat(one.reload("a").value()).isEqualTo("new");
    }

    @Test
    void sparesPostgresKeysThatItCannotIndex() {
        truth.put("nul\0", new Versioned<>(0, "x"));
        Reader alone = new Reader(false);

        assertThat(alone.read("nul\0")).isEqualTo("x");
        assertThat(alone.reload("nul\0").value()).isEqualTo("x");
        alone.region.evict(tenant, "nul\0");
        assertThat(source.connections).isZero();
    }
}
