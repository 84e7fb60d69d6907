package io.enterprisehub.cache.tier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestPostgres;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.postgres.Computed;
import io.enterprisehub.cache.tier.postgres.Kept;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.Fill;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.ReadReply;
import io.enterprisehub.cache.tier.remote.ReadRequest;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cache.tier.remote.RemoteValue;
import io.enterprisehub.cache.tier.remote.Stamp;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Every order in which the steps of a reader, of a writer and a crash of PostgreSQL can follow each other, on the real
 * servers: after the change is acknowledged neither Redis nor PostgreSQL holds what it replaced. Each guard that is taken
 * out is missed in some order.
 */
class PersistentOrderTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Address ADDRESS = new Address("r", "a");
    private static TestRedis redis;
    private static RedisLink link;
    private static RedisLevel shared;
    private static TestPostgres postgres;
    private static Connection kept;
    private static PostgresLevel persistent;

    @BeforeAll
    static void start() throws SQLException {
        redis = TestRedis.standalone();
        link = new RedisLink(redis.settings(), InstantSource.system());
        shared = new RedisLevel(link, LIMIT);
        postgres = TestPostgres.shared();
        kept = postgres.source().getConnection();
        persistent = new PostgresLevel(new OneConnection(), LIMIT);
    }

    @AfterAll
    static void stop() throws SQLException {
        kept.close();
        link.close();
        redis.close();
    }

    /** Thousands of steps on one connection. */
    private static final class OneConnection extends PGSimpleDataSource {
        @Override
        public Connection getConnection() {
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(kept, arguments));
        }
    }

    private enum Guard {
        /** A value is stored whatever became of its epoch. */
        EPOCH,
        /** Redis is told before PostgreSQL. */
        POSTGRES_FIRST
    }

    enum Reader {
        USUAL,
        /** Asks past the row, as {@link ReadOption#RELOAD}, and fills PostgreSQL alone. */
        RELOADING
    }

    /** One key's life: a reader that finds an old row or nothing, and a writer that replaces the value. */
    private static final class Run {

        private final String tenant = UUID.randomUUID().toString();
        private final @Nullable Guard removed;
        private String truth = "old";
        private @Nullable String token;
        private GroupState groups = new GroupState("", 0);
        private @Nullable Kept found;
        private String value = "";

        Run(@Nullable Guard removed) {
            this.removed = removed;
        }

        private List<Runnable> reader(Reader reader) {
            return switch (reader) {
                case USUAL -> List.of(this::lease, this::read, this::compute, this::store, this::fill);
                case RELOADING -> List.of(this::read, () -> value = truth, this::replace);
            };
        }

        private List<Runnable> writer() {
            Runnable forget = () -> persistent.forget(tenant, "r", "a", Long.MAX_VALUE);
            Runnable script = () -> shared.evict(tenant, ADDRESS, "n");
            Runnable commit = () -> truth = "new";
            return removed == Guard.POSTGRES_FIRST ? List.of(commit, script, forget) : List.of(commit, forget, script);
        }

        private List<Runnable> crash() {
            return List.of(() -> {
                try (var statement = kept.createStatement()) {
                    statement.execute("DELETE FROM cache_values WHERE tenant = '" + tenant + "'");
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
        }

        private void lease() {
            ReadReply reply = shared.read(request("t"));
            RemoteValue answer = reply.values().getFirst();
            groups = reply.groups();
            token = answer.lease() == RemoteValue.Lease.GRANTED ? "t" : null;
        }

        private ReadRequest request(String newToken) {
            return new ReadRequest(tenant, null, List.of(ADDRESS), newToken, Duration.ofMinutes(1));
        }

        private void read() {
            found = persistent.read(tenant, "r", List.of("a")).get("a");
        }

        private void compute() {
            byte[] row = found == null ? null : found.envelope();
            value = row == null ? truth : new String(row, US_ASCII).strip();
        }

        private void store() {
            if (found != null && found.envelope() == null) {
                replace();
            }
        }

        private void replace() {
            if (found == null) {
                return;
            }
            UUID epoch = found.epoch();
            if (removed == Guard.EPOCH) {
                Kept now = persistent.read(tenant, "r", List.of("a")).get("a");
                epoch = now == null ? epoch : now.epoch();
            }
            persistent.store(tenant, "r", List.of(new Computed("a", epoch, 0, envelope(), 60_000)));
        }

        private byte[] envelope() {
            return String.format("%-32s", value).getBytes(US_ASCII);
        }

        private void fill() {
            String granted = token;
            if (granted != null) {
                shared.fill(
                        tenant,
                        List.of(new Fill(ADDRESS, granted, envelope(), 0, 60_000, new Stamp(groups, List.of()))));
            }
        }

        /** What the next reader finds: Redis first, then PostgreSQL, then the truth. */
        private String next() {
            byte[] inRedis = shared.read(request("u")).values().getFirst().envelope();
            if (inRedis != null) {
                return new String(inRedis, US_ASCII).strip();
            }
            read();
            compute();
            return value;
        }
    }

    /** Looked for one by one, as far as somebody asks. */
    private static Stream<String> violations(@Nullable Guard removed, Reader reader) {
        List<String> orders = new ArrayList<>();
        orders("", new Run(removed).reader(reader).size(), 3, 1, orders::add);
        return orders.stream()
                .flatMap(order -> Stream.of(false, true)
                        .filter(oldRow -> isViolated(removed, reader, order, oldRow))
                        .map(oldRow -> order + (oldRow ? " over an old row" : "")));
    }

    private static boolean isViolated(@Nullable Guard removed, Reader reader, String order, boolean oldRow) {
        Run run = new Run(removed);
        if (oldRow) {
            run.read();
            run.compute();
            run.store();
        }
        play(run, reader, order);
        return !run.next().equals("new");
    }

    private static void play(Run run, Reader reader, String order) {
        Map<Character, Iterator<Runnable>> actors = Map.of(
                'R', run.reader(reader).iterator(),
                'W', run.writer().iterator(),
                'C', run.crash().iterator());
        for (int i = 0; i < order.length(); i++) {
            Objects.requireNonNull(actors.get(order.charAt(i))).next().run();
        }
    }

    private static void orders(String so, int readers, int writers, int crashes, Consumer<String> each) {
        if (readers + writers + crashes == 0) {
            each.accept(so);
            return;
        }
        if (readers > 0) {
            orders(so + "R", readers - 1, writers, crashes, each);
        }
        if (writers > 0) {
            orders(so + "W", readers, writers - 1, crashes, each);
        }
        if (crashes > 0) {
            orders(so + "C", readers, writers, crashes - 1, each);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverServesWhatAnAcknowledgedChangeReplacedWhateverTheOrder(Reader reader) {
        assertThat(violations(null, reader)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void missesTheEpochWhenItIsIgnored(Reader reader) {
        assertThat(violations(Guard.EPOCH, reader).findAny()).isPresent();
    }

    @Test
    void missesTheOrderWhenRedisIsToldFirst() {
        assertThat(violations(Guard.POSTGRES_FIRST, Reader.USUAL).findAny()).isPresent();
    }
}
