package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.TestRedis;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryTest {

    private static TestRedis redis;
    private static RedisLink link;

    @BeforeAll
    static void startRedis() throws IOException {
        redis = TestRedis.standalone();
        link = new RedisLink(redis.settings(), InstantSource.system());
    }

    @AfterAll
    static void stopRedis() throws IOException {
        link.close();
        redis.close();
    }

    @Test
    void noReadIsOlderThanWhatWasAcknowledgedBeforeItsBarrier() {
        for (long seed = 1; seed <= Long.getLong("coherence.seeds", 100); seed++) {
            playWhole(seed);
        }
    }

    private static void playWhole(long seed) {
        try {
            History.run(link, Mutation.NONE, seed);
        } catch (AssertionError violation) {
            throw new AssertionError("Seed " + seed + ": " + violation.getMessage(), violation);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Mutation.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void missesEachGuardThatIsTakenOut(Mutation removed) {
        assertThatThrownBy(() -> History.run(link, removed, removed.killer()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was acknowledged");
    }

    @Test
    void playsTheSameHistoryFromTheSameSeed() {
        assertThat(History.run(link, Mutation.NONE, 42)).isEqualTo(History.run(link, Mutation.NONE, 42));
    }
}
