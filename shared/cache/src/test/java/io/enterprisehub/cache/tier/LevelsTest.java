package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.TestPostgres;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Memory, Redis and PostgreSQL, each of them there, left out, or useless: reads are right in every case. */
class LevelsTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static TestRedis redis;
    private static RedisLink link;
    private static RedisLink deadLink;
    private static TestPostgres postgres;

    private final Map<String, Versioned<String>> truth = new HashMap<>();
    private final String tenant = UUID.randomUUID().toString();
    private int loads;

    enum State {
        PRESENT,
        ABSENT,
        /** Memory: too small for any value. Redis and PostgreSQL: nobody answers. */
        DEAD
    }

    static Stream<Arguments> combinations() {
        return Arrays.stream(State.values())
                .flatMap(local -> Arrays.stream(State.values())
                        .flatMap(remote ->
                                Arrays.stream(State.values()).map(third -> Arguments.of(local, remote, third))));
    }

    @BeforeAll
    static void start() {
        redis = TestRedis.standalone();
        link = new RedisLink(redis.settings(), InstantSource.system());
        deadLink = new RedisLink(
                new RedisSettings("redis://127.0.0.1:1", false, Duration.ofMillis(50), Duration.ofMillis(50)),
                InstantSource.system());
        postgres = TestPostgres.shared();
    }

    @AfterAll
    static void stop() {
        link.close();
        deadLink.close();
        redis.close();
    }

    private static TieredCache cache(State local, State remote, State third) {
        TieredCache.Builder builder = TieredCache.builder();
        if (local != State.ABSENT) {
            builder.local(local == State.DEAD ? 1 : 1 << 20);
        }
        if (remote != State.ABSENT) {
            builder.remote(new RedisLevel(remote == State.DEAD ? deadLink : link, LIMIT));
        }
        if (third == State.PRESENT) {
            builder.persistent(new PostgresLevel(postgres.source(), LIMIT));
        }
        if (third == State.DEAD) {
            PGSimpleDataSource nobody = new PGSimpleDataSource();
            nobody.setURL("jdbc:postgresql://127.0.0.1:1/postgres");
            builder.persistent(new PostgresLevel(nobody, LIMIT));
        }
        return builder.build();
    }

    private Region<String, String> region(TieredCache cache) {
        return cache.region(new RegionDefinition<>("r", key -> key, Codecs.text(), this::load, RegionPolicy.strict())
                .persistedFor(Duration.ofDays(1)));
    }

    private Map<String, Versioned<String>> load(String owner, Set<String> keys) {
        loads++;
        Map<String, Versioned<String>> found = new HashMap<>(truth);
        found.keySet().retainAll(keys);
        return found;
    }

    private static void change(boolean canBeTold, ThrowingCallable change) throws Throwable {
        if (canBeTold) {
            change.call();
        } else {
            assertThatThrownBy(change).isInstanceOf(NotAcknowledged.class);
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void readsAreRightWhateverLevelIsMissing(State local, State remote, State third) throws Throwable {
        TieredCache cache = cache(local, remote, third);
        Region<String, String> region = region(cache);
        boolean canBeTold = remote != State.DEAD && third != State.DEAD;
        // Memory is not trusted while the log cannot be asked, so a change shows even where nobody could be told of it.
        boolean keeps =
                (local == State.PRESENT && remote != State.DEAD) || remote == State.PRESENT || third == State.PRESENT;
        try (Session session = cache.session(LIMIT)) {
            truth.put("a", new Versioned<>(1, "a1"));
            truth.put("b", new Versioned<>(2, "b2"));

            assertThat(region.get(session, tenant, "a")).isEqualTo("a1");
            assertThat(region.get(session, tenant, "nothing")).isNull();
            assertThat(region.getAll(session, tenant, List.of("a", "b", "nothing")))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("a", "a1", "b", "b2"));
            int before = loads;
            assertThat(region.getAll(session, tenant, List.of("a", "b", "nothing")))
                    .hasSize(2);
            assertThat(loads - before).isEqualTo(keeps ? 0 : 1);

            truth.put("a", new Versioned<>(3, "a3"));
            change(canBeTold, () -> region.evict(tenant, "a"));
            session.fresh(tenant);
            assertThat(region.get(session, tenant, "a")).isEqualTo("a3");

            WriteTicket ticket = session.writing(tenant);
            truth.put("b", new Versioned<>(4, "b4"));
            change(canBeTold, () -> region.put(ticket, "b", new Versioned<>(4, "b4")));
            session.fresh(tenant);
            assertThat(region.get(session, tenant, "b")).isEqualTo("b4");

            truth.remove("b");
            change(canBeTold, () -> region.expire(tenant, "b"));
            session.fresh(tenant);
            assertThat(region.get(session, tenant, "b")).isNull();
        }
    }
}
