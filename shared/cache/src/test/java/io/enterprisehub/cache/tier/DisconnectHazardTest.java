package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOCAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.tier.Site.Truth;
import io.enterprisehub.cachetesting.RedisNode;
import io.enterprisehub.cachetesting.Way;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hazard: an environment is cut off, hears nothing of what changes meanwhile, and trusts its memory afterwards. */
class DisconnectHazardTest {

    private static final List<String> KEYS =
            IntStream.range(0, 20).mapToObj(i -> "k" + i).toList();
    private static final Duration REST = Duration.ofSeconds(2);

    private static RedisNode redis;

    private final String tenant = "t-" + UUID.randomUUID();
    private final Truth truth = new Truth();
    private Site reader;
    private Site writer;

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void open() {
        reader = new Site(redis, truth, POLICY, Site.DEADLINE);
        writer = new Site(redis, truth, POLICY);
        KEYS.forEach(truth::commit);
        KEYS.forEach(this::assertCurrent);
    }

    @AfterEach
    void close() {
        reader.close();
        writer.close();
    }

    private void assertCurrent(String key) {
        assertThat(reader.read(tenant, key).version())
                .as(key)
                .isEqualTo(truth.row(key).version());
    }

    /** Every third key is put, evicted, or expired. */
    private void changeEverything() {
        for (int i = 0; i < KEYS.size(); i++) {
            switch (i % 3) {
                case 0 -> writer.put(tenant, KEYS.get(i));
                case 1 -> writer.evict(tenant, KEYS.get(i));
                default -> writer.expire(tenant, KEYS.get(i));
            }
        }
    }

    /** What happens to the log while nobody can hear of it. */
    enum Log {
        STAYS,
        IS_TRIMMED,
        IS_LOST,
        GROWS_BEYOND_WHAT_IS_READ;

        void happen(String tenant, Site writer) {
            String log = "eh:{" + tenant + "}:tier:log";
            switch (this) {
                case STAYS -> {
                    // Nothing happens.
                }
                case IS_TRIMMED ->
                    assertThat(redis.ask("XTRIM", log, "MAXLEN", "1")).isNotEqualTo("0");
                case IS_LOST -> assertThat(redis.ask("DEL", log)).isEqualTo("1");
                case GROWS_BEYOND_WHAT_IS_READ -> {
                    for (int i = 0; i <= Coherence.MAX_NEWS; i++) {
                        writer.region.evict(tenant, "x" + i);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Log.class)
    void everyReadIsCurrentWhileItIsCutOffAndAfterwards(Log log) {
        reader.network.set(Way.CUT);
        for (String key : KEYS) {
            writer.put(tenant, key);
            assertCurrent(key);
        }
        changeEverything();
        log.happen(tenant, writer);
        KEYS.forEach(this::assertCurrent);

        reader.network.set(Way.OPEN);
        reader.pass(REST);
        KEYS.forEach(this::assertCurrent);
        changeEverything();
        KEYS.forEach(this::assertCurrent);
        assertThat(reader.count(Counter.GENERATION)).isEqualTo(log == Log.STAYS ? 1 : 2);
    }

    @Test
    void everyReadIsCurrentAlthoughTheCutCameInTheMiddleOfASession() {
        try (Session session = reader.cache.session(Site.LIMIT)) {
            KEYS.forEach(
                    key -> assertThat(reader.region.lookup(session, tenant, key).origin())
                            .isNotEqualTo(LOADER));
            reader.network.set(Way.CUT);
            changeEverything();
            // The session's barrier came before the changes; the next one cannot reach the log.
            assertThat(reader.region.lookup(session, tenant, KEYS.getFirst()).origin())
                    .isEqualTo(LOCAL);
            session.fresh(tenant);
            for (String key : KEYS) {
                assertThat(reader.region.lookup(session, tenant, key).version())
                        .isEqualTo(truth.row(key).version());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"SILENT", "DEAF", "HOLD_REQUESTS", "HOLD_REPLIES"})
    void aPeerThatDoesNotAnswerCostsOneDeadlineAndNoOldValue(Way way) {
        changeEverything();
        reader.network.set(way);
        long start = System.nanoTime();

        KEYS.forEach(this::assertCurrent);

        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(taken).isBetween(Site.DEADLINE.minusMillis(50), Site.DEADLINE.plusSeconds(3));
        assertThat(reader.count(Counter.REMOTE_FAILED)).isEqualTo(1);
        reader.network.set(Way.OPEN);
        reader.pass(REST);
        changeEverything();
        KEYS.forEach(this::assertCurrent);
        assertThat(reader.count(Counter.REMOTE_FAILED)).isEqualTo(1);
    }

    @Test
    void aNetworkThatDeliversByteByByteDeliversTheTruth() {
        reader.network.set(Way.TRICKLE);
        changeEverything();

        KEYS.forEach(this::assertCurrent);

        assertThat(reader.count(Counter.REMOTE_FAILED)).isZero();
    }

    @Test
    void aCutOffWriterIsToldThatNobodyWasTold() {
        reader.network.set(Way.CUT);

        assertThatThrownBy(() -> reader.put(tenant, "k0")).isInstanceOf(NotAcknowledged.class);
        assertThatThrownBy(() -> reader.evict(tenant, "k1")).isInstanceOf(NotAcknowledged.class);
        assertThatThrownBy(() -> reader.expire(tenant, "k2")).isInstanceOf(NotAcknowledged.class);

        assertThat(reader.count(Counter.NOT_ACKNOWLEDGED)).isEqualTo(3);
        reader.network.set(Way.OPEN);
        reader.pass(REST);
        assertThat(reader.read(tenant, "k1").origin()).isNotEqualTo(LOCAL);
    }
}
