package io.enterprisehub.cache.tier.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresLevelTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static TestPostgres postgres;
    private static PostgresLevel level;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.shared();
        level = new PostgresLevel(postgres.source(), Duration.ofSeconds(10));
    }

    @BeforeEach
    void empty() {
        postgres.execute("TRUNCATE cache_values");
    }

    private static UUID reserve(String key) {
        return Objects.requireNonNull(level.read("t", "r", List.of(key)).get(key))
                .epoch();
    }

    private static boolean store(String key, UUID epoch, long version, String value, long life) {
        return !level.store("t", "r", List.of(new Computed(key, epoch, version, value.getBytes(UTF_8), life)))
                .isEmpty();
    }

    private static String value(String key) {
        byte[] envelope = Objects.requireNonNull(
                        level.read("t", "r", List.of(key)).get(key))
                .envelope();
        return envelope == null ? "nothing" : new String(envelope, UTF_8);
    }

    @Test
    void returnsWhatWasStoredAndReservesWhatIsNotThere() {
        store("a", reserve("a"), 3, "A", HOUR);

        Map<String, Kept> found = level.read("t", "r", List.of("a", "b", "c"));

        assertThat(found).containsOnlyKeys("a", "b", "c");
        assertThat(value("a")).isEqualTo("A");
        assertThat(value("b")).isEqualTo("nothing");
        assertThat(found).extractingByKey("b").extracting(Kept::epoch).isEqualTo(reserve("b"));
        assertThat(reserve("b")).isNotEqualTo(reserve("c"));
    }

    @Test
    void storesManyAtOnceAndSaysWhichOnes() {
        UUID a = reserve("a");
        UUID b = reserve("b");

        assertThat(level.store(
                        "t",
                        "r",
                        List.of(
                                new Computed("a", a, 1, new byte[] {0, -1}, HOUR),
                                new Computed("b", UUID.randomUUID(), 1, new byte[] {1}, HOUR))))
                .containsExactly("a");
        assertThat(store("b", b, 1, "B", HOUR)).isTrue();
    }

    @Test
    void storesNothingThatWasComputedBeforeTheKeyWasForgotten() {
        UUID before = reserve("a");
        level.forget("t", "r", "a", Long.MAX_VALUE);

        assertThat(store("a", before, 9, "old", HOUR)).isFalse();
        UUID after = reserve("a");
        assertThat(store("a", before, 9, "old", HOUR)).isFalse();
        assertThat(store("a", after, 9, "new", HOUR)).isTrue();
        assertThat(value("a")).isEqualTo("new");
    }

    @Test
    void storesOnceUnderOneEpoch() {
        UUID shared = reserve("a");

        assertThat(store("a", shared, 1, "first", HOUR)).isTrue();
        assertThat(store("a", shared, 2, "second", HOUR)).isFalse();
    }

    @Test
    void losesEverythingInACrashAndStoresNothingThatWasComputedAcrossIt() throws SQLException {
        UUID before = reserve("a");
        store("b", reserve("b"), 1, "B", HOUR);

        postgres.crash();

        assertThat(postgres.number("SELECT count(*) FROM cache_values")).isZero();
        assertThat(store("a", before, 1, "old", HOUR)).isFalse();
        reserve("a");
        assertThat(store("a", before, 1, "old", HOUR)).isFalse();
        assertThat(value("b")).isEqualTo("nothing");
    }

    @Test
    void replacesAValueWhoseLifeIsOverButNotByALowerVersion() {
        store("a", reserve("a"), 5, "five", 0);
        assertThat(value("a")).isEqualTo("nothing");
        UUID epoch = reserve("a");

        assertThat(store("a", epoch, 4, "four", HOUR)).isFalse();
        assertThat(store("a", epoch, 5, "five again", HOUR)).isTrue();
        assertThat(value("a")).isEqualTo("five again");
    }

    @Test
    void forgetsUpToAVersionAndEveryReservation() {
        store("a", reserve("a"), 5, "five", HOUR);
        level.forget("t", "r", "a", 4);
        assertThat(value("a")).isEqualTo("five");
        level.forget("t", "r", "a", 5);
        UUID reserved = reserve("a");
        level.forget("t", "r", "a", 0);

        assertThat(store("a", reserved, 9, "late", HOUR)).isFalse();
    }

    @Test
    void keepsTenantsAndRegionsApart() {
        store("a", reserve("a"), 1, "mine", HOUR);
        level.forget("other", "r", "a", Long.MAX_VALUE);
        level.forget("t", "other", "a", Long.MAX_VALUE);
        UUID others = Objects.requireNonNull(
                        level.read("other", "r", List.of("a")).get("a"))
                .epoch();

        assertThat(store("a", others, 1, "theirs", HOUR)).isFalse();
        assertThat(value("a")).isEqualTo("mine");
    }

    @Test
    void prunesTheOldestOfWhatIsOverUpToTheLimit() {
        store("over1", reserve("over1"), 1, "x", 0);
        store("over2", reserve("over2"), 1, "x", 0);
        store("alive", reserve("alive"), 1, "x", HOUR);

        assertThat(level.prune(1)).isEqualTo(1);
        assertThat(level.prune(10)).isEqualTo(1);
        assertThat(level.prune(10)).isZero();
        assertThat(value("alive")).isEqualTo("x");
    }

    @Test
    void storesNothingRatherThanWaitForAnothersLock() throws SQLException {
        UUID epoch = reserve("a");
        try (Connection other = postgres.source().getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("SELECT FROM cache_values FOR UPDATE");

            assertThat(store("a", epoch, 1, "x", HOUR)).isFalse();
        }
    }

    @Test
    void givesUpAtItsDeadlineWhereTheServerSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/postgres");
            PostgresLevel deaf = new PostgresLevel(source, Duration.ofMillis(50));
            long start = System.nanoTime();

            assertThatThrownBy(() -> deaf.read("t", "r", List.of("a")))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("50 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void tellsTheStateButNotTheWordsOfAFailure() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:1/postgres");
        PostgresLevel dead = new PostgresLevel(source, Duration.ofSeconds(5));

        assertThatThrownBy(() -> dead.forget("t", "r", "a", 1))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessage("PostgreSQL failed (SQLState 08001)");
    }
}
