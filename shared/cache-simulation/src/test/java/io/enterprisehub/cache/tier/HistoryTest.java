package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryTest {

    private static SimulatedRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = SimulatedRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Test
    void noReadIsOlderThanWhatWasAcknowledgedBeforeItsBarrier(@TempDir Path directory) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path json = directory.resolve("coherence.json");

        int exit = CoherenceRun.run(
                Integer.getInteger("coherence.seeds", 100), json, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(Files.readString(json)).contains("\"violations\": 0");
    }

    @ParameterizedTest
    @EnumSource(value = Mutation.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void missesEachGuardThatIsTakenOut(Mutation removed) {
        assertThatThrownBy(() -> History.run(redis.link(), removed, removed.killer()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was acknowledged");
    }

    @Test
    void playsTheSameHistoryFromTheSameSeed() {
        assertThat(History.run(redis.link(), Mutation.NONE, 42).history())
                .isEqualTo(History.run(redis.link(), Mutation.NONE, 42).history());
    }
}
