package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cachetesting.LateFillScenario;
import io.enterprisehub.cachetesting.PromiseScenario;
import io.enterprisehub.cachetesting.PromiseScenario.Disturbance;
import io.enterprisehub.cachetesting.PromiseScenario.Phase;
import io.enterprisehub.cachetesting.RedisNode;
import io.enterprisehub.cachetesting.Tally;
import io.enterprisehub.cachetesting.TwoLevelCache;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scenarios that any two-level cache can be driven through, driven with this one. */
class PromiseTest {

    private RedisNode redis;

    @BeforeEach
    void startRedis() {
        redis = RedisNode.standalone();
    }

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    /** Who has a whole network may wait for a busy machine; a short deadline is for the reader that gets no answer. */
    private Ours open(String redisUri, ToLongFunction<String> truth) {
        return new Ours(redisUri, truth, redisUri.equals(redis.uri()) ? Ours.BUDGET : Duration.ofMillis(100));
    }

    @ParameterizedTest
    @EnumSource(Disturbance.class)
    void noReadIsOlderThanWhatWasAcknowledgedBeforeItBegan(Disturbance kind) {
        PromiseScenario scenario = new PromiseScenario(Duration.ofMillis(300), Duration.ofMillis(700), 20, 7);

        Map<Phase, Tally> tallies = scenario.run(this::open, redis.port(), kind);

        assertThat(tallies.values()).allSatisfy(tally -> {
            assertThat(tally.broken()).isZero();
            assertThat(tally.failedReads()).isZero();
            assertThat(tally.failedWrites()).isZero();
            assertThat(tally.reads()).isPositive();
        });
    }

    @Test
    void noLoadThatBeganBeforeAWriteIsKeptAfterIt() {
        LateFillScenario scenario = new LateFillScenario(20, Duration.ofSeconds(5));

        assertThat(scenario.run(this::open, redis.uri())).isEqualTo(new LateFillScenario.Outcome(20, 0, 0, 0));
    }

    /** One tenant's rows, a session for each invocation. */
    private static final class Ours implements TwoLevelCache {

        private static final Duration BUDGET = Duration.ofSeconds(5);
        private static final String TENANT = "tenant";

        private final RedisLink link;
        private final TieredCache cache;
        private final Region<String, Long> region;
        private volatile Session invocation;

        Ours(String redisUri, ToLongFunction<String> truth, Duration deadline) {
            link = new RedisLink(new RedisSettings(redisUri, false, BUDGET, BUDGET), InstantSource.system());
            // A fresh process loads the client's classes during its first call.
            assertThat(link.answers(BUDGET)).isTrue();
            cache = TieredCache.builder()
                    .local(1 << 20)
                    .remote(new RedisLevel(link, deadline))
                    .restAfterFailure(Duration.ofMillis(200))
                    .build();
            region = cache.region(new RegionDefinition<>(
                    "row",
                    key -> key,
                    Codecs.of(
                            (byte) 2,
                            version -> version.toString().getBytes(StandardCharsets.US_ASCII),
                            bytes -> Long.valueOf(new String(bytes, StandardCharsets.US_ASCII))),
                    (tenant, keys) ->
                            keys.stream().collect(Collectors.toMap(key -> key, key -> row(truth.applyAsLong(key)))),
                    RegionPolicy.strict().withMaxStaleness(Duration.ofHours(1))));
            invocation = cache.session(BUDGET);
        }

        private static Versioned<Long> row(long version) {
            return version == 0 ? new Versioned<>(0, null) : new Versioned<>(version, version);
        }

        @Override
        public void begin() {
            invocation.close();
            invocation = cache.session(BUDGET);
        }

        @Override
        public long read(String key) {
            Long found = region.get(invocation, TENANT, key);
            return found == null ? 0 : found;
        }

        @Override
        public void put(String key, LongSupplier commit) {
            WriteTicket ticket = invocation.writing(TENANT);
            region.put(ticket, key, row(commit.getAsLong()));
        }

        @Override
        public void invalidate(String key, LongSupplier commit) {
            var _ = commit.getAsLong();
            region.evict(TENANT, key);
        }

        @Override
        public void close() {
            invocation.close();
            link.close();
        }
    }
}
