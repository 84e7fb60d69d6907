package io.enterprisehub.cachetesting;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cachetesting.PromiseScenario.Disturbance;
import io.enterprisehub.cachetesting.PromiseScenario.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scenarios count what two simple caches are known to do. */
class ScenariosTest {

    private static RedisNode redis;

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    private static PromiseScenario brief() {
        return new PromiseScenario(Duration.ofMillis(50), Duration.ofMillis(50), 5, 1);
    }

    @ParameterizedTest
    @EnumSource(Disturbance.class)
    void findsNoBrokenReadWhereEveryReadAsksTheTruth(Disturbance kind) {
        Map<Phase, Tally> tallies = brief().run((uri, truth) -> new Remembering(truth, false), redis.port(), kind);

        assertThat(tallies).hasSize(3);
        assertThat(tallies.values()).allSatisfy(tally -> {
            assertThat(tally.reads()).isPositive();
            assertThat(tally.writes()).isPositive();
            assertThat(tally.broken() + tally.failedReads() + tally.failedWrites())
                    .isZero();
        });
    }

    @Test
    void findsTheBrokenReadsOfACacheThatHearsOfNoChange() {
        Map<Phase, Tally> tallies =
                brief().run((uri, truth) -> new Remembering(truth, true), redis.port(), Disturbance.NONE);

        assertThat(tallies.values()).allSatisfy(tally -> {
            assertThat(tally.broken()).isPositive();
            assertThat(tally.longest()).isPositive();
        });
    }

    @Test
    void forcesTheLateFillThatACacheWithoutReservationsKeeps() {
        LateFillScenario scenario = new LateFillScenario(3, Duration.ofSeconds(5));

        assertThat(scenario.run((uri, truth) -> new Remembering(truth, true), redis.uri()))
                .isEqualTo(new LateFillScenario.Outcome(3, 3, 0, 0));
        assertThat(scenario.run((uri, truth) -> new Remembering(truth, false), redis.uri()))
                .isEqualTo(new LateFillScenario.Outcome(3, 0, 0, 0));
    }

    /** A map in front of the truth, or nothing at all. */
    private static final class Remembering implements TwoLevelCache {

        private final ToLongFunction<String> truth;
        private final boolean remembers;
        private final Map<String, Long> map = new ConcurrentHashMap<>();

        Remembering(ToLongFunction<String> truth, boolean remembers) {
            this.truth = truth;
            this.remembers = remembers;
        }

        @Override
        public void begin() {
            // It has no invocations.
        }

        @Override
        public long read(String key) {
            Long known = map.get(key);
            if (known != null) {
                return known;
            }
            long loaded = truth.applyAsLong(key);
            if (remembers) {
                map.put(key, loaded);
            }
            return loaded;
        }

        @Override
        public void put(String key, LongSupplier commit) {
            invalidate(key, commit);
        }

        @Override
        public void invalidate(String key, LongSupplier commit) {
            var _ = commit.getAsLong();
            map.remove(key);
        }

        @Override
        public void close() {
            map.clear();
        }
    }
}
