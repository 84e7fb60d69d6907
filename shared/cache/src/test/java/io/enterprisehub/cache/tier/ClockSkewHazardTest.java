package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.LIMIT;
import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOCAL;
import static io.enterprisehub.cache.tier.Lookup.Origin.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.Site.Truth;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cachetesting.RedisNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hazard: clocks of environments differ by minutes, and lives or the order of writes depend on them. */
class ClockSkewHazardTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static RedisNode redis;
    private static RedisLink link;

    private final String tenant = "t-" + UUID.randomUUID();
    private final Truth truth = new Truth();

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
        link = new RedisLink(new RedisSettings(redis.uri(), false, LIMIT, LIMIT), InstantSource.system());
    }

    @AfterAll
    static void stopRedis() {
        link.close();
        redis.close();
    }

    /** An environment whose wall clock is wrong and can jump; monotonic time is its own as well. */
    private final class Skewed {

        private final AtomicLong monotonic;
        private final AtomicLong skewSeconds;
        private final TieredCache cache;
        private final Region<String, String> region;

        Skewed(long skew) {
            monotonic = new AtomicLong(skew * 1_000_000_000L);
            skewSeconds = new AtomicLong(skew);
            InstantSource wall = () -> NOW.plusSeconds(skewSeconds.get()).plusNanos(monotonic.get());
            cache = TieredCache.builder()
                    .local(1 << 20)
                    .remote(new RedisLevel(link, LIMIT))
                    .ticker(new WallTicker(monotonic::get, wall))
                    .build();
            region = cache.region(new RegionDefinition<>(
                    "r",
                    key -> key,
                    Codecs.text(),
                    (name, keys) -> keys.stream().collect(Collectors.toMap(key -> key, truth::row)),
                    POLICY));
        }

        Lookup<String> read() {
            try (Session session = cache.session(LIMIT)) {
                // The barrier belongs to another key, so that memory answers where it can.
                assertThat(region.get(session, tenant, "other")).isNull();
                return region.lookup(session, tenant, "a");
            }
        }

        void put() {
            try (Session session = cache.session(LIMIT)) {
                WriteTicket ticket = session.writing(tenant);
                region.put(ticket, "a", truth.commit("a"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-300, 300", "300, -300", "0, 300", "-300, 0"})
    void aLifeIsTheSameForEnvironmentsWhoseClocksDiffer(long one, long other) {
        Skewed filler = new Skewed(one);
        Skewed reader = new Skewed(other);
        truth.commit("a");
        assertThat(filler.read().version()).isEqualTo(1);
        long rest = Long.parseLong(redis.ask("PTTL", Fixture.valueKey(tenant, "a")));
        assertThat(Duration.ofMillis(rest)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));

        assertThat(reader.read().origin()).isEqualTo(REMOTE);
        assertThat(reader.read().origin()).isEqualTo(LOCAL);
        // Cold entries live half as long: what counts is that neither clock shortens or lengthens it.
        reader.monotonic.addAndGet(Duration.ofSeconds(290).toNanos());
        assertThat(reader.read().origin()).isEqualTo(LOCAL);
        reader.monotonic.addAndGet(Duration.ofMinutes(30).toNanos());
        assertThat(reader.read().origin()).isEqualTo(REMOTE);
    }

    @ParameterizedTest
    @CsvSource({"-300, 300", "300, -300"})
    void theLaterVersionWinsWhateverTheClocksSay(long one, long other) {
        Skewed first = new Skewed(one);
        Skewed second = new Skewed(other);
        truth.commit("a");
        assertThat(first.read().version()).isEqualTo(1);
        assertThat(second.read().version()).isEqualTo(1);

        for (Skewed writer : new Skewed[] {first, second, first, first, second, second}) {
            writer.put();
            for (Skewed reader : Map.of(1, first, 2, second).values()) {
                assertThat(reader.read().version()).isEqualTo(truth.row("a").version());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-300", "300"})
    void aWallClockThatJumpsShowsNobodyAnOldValue(long jump) {
        Skewed writer = new Skewed(0);
        Skewed jumping = new Skewed(0);
        truth.commit("a");
        assertThat(jumping.read().version()).isEqualTo(1);

        jumping.skewSeconds.addAndGet(jump);
        assertThat(jumping.read().version()).isEqualTo(1);
        writer.put();

        assertThat(jumping.read().version()).isEqualTo(2);
    }
}
