package io.enterprisehub.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisLinkTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(200);

    /** What a busy machine may add to a time-out before it is called broken. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static RedisLink linkTo(TestRedis redis) {
        return new RedisLink(redis.settings(), InstantSource.system());
    }

    private static String ping(RedisLink link, Duration limit) {
        return link.call(limit, RedisClusterAsyncCommands::ping);
    }

    private static Duration timeOf(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failsAtOnceWhileRedisIsDownAndHealsWhenItIsBackOnTheSamePort(boolean cluster) throws IOException {
        try (TestRedis redis = cluster ? TestRedis.cluster() : TestRedis.standalone();
                RedisLink link = linkTo(redis)) {
            assertThat(ping(link, LIMIT)).isEqualTo("PONG");

            redis.stop();
            for (int call = 0; call < 5; call++) {
                Duration taken =
                        timeOf(() -> assertThatThrownBy(() -> ping(link, SHORT)).isInstanceOf(RedisUnavailable.class));
                assertThat(taken).isLessThan(SHORT.plus(SLACK));
            }

            redis.restart();
            assertThat(eventually(() -> link.answers(LIMIT))).isTrue();
        }
    }

    @Test
    void endsWithinItsTimeoutWhenThePeerTakesTheConnectionAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String uri = "redis://127.0.0.1:" + silent.getLocalPort();
            RedisSettings settings = new RedisSettings(uri, false, Duration.ofSeconds(30), Duration.ofSeconds(30));
            try (RedisLink link = new RedisLink(settings, InstantSource.system())) {
                // Loads the client's classes, which is not part of the promise.
                assertThatThrownBy(() -> ping(link, Duration.ofMillis(1))).isInstanceOf(RedisUnavailable.class);

                Duration taken =
                        timeOf(() -> assertThatThrownBy(() -> ping(link, SHORT)).isInstanceOf(RedisUnavailable.class));

                assertThat(taken).isBetween(SHORT.minusMillis(20), SHORT.plus(SLACK));
            }
        }
    }

    @Test
    void replacesAConnectionThatWentSilent() throws IOException {
        try (TestRedis redis = TestRedis.standalone();
                RedisLink link = linkTo(redis)) {
            long first = link.call(LIMIT, commands -> commands.clientId());

            assertThatThrownBy(() -> link.call(SHORT, commands -> commands.blpop(30, "nothing")))
                    .isInstanceOf(RedisUnavailable.class);

            assertThat(link.<Long>call(LIMIT, commands -> commands.clientId())).isNotEqualTo(first);
        }
    }

    @Test
    void keepsTheConnectionWhenRedisReportsAnError() throws IOException {
        try (TestRedis redis = TestRedis.standalone();
                RedisLink link = linkTo(redis)) {
            long first = link.call(LIMIT, commands -> commands.clientId());
            assertThat(link.<String>call(LIMIT, commands -> commands.set("text", "x")))
                    .isEqualTo("OK");

            assertThatThrownBy(() -> link.call(LIMIT, commands -> commands.incr("text")))
                    .isInstanceOf(RedisUnavailable.class);

            assertThat(link.<Long>call(LIMIT, commands -> commands.clientId())).isEqualTo(first);
        }
    }

    @Test
    void opensOneConnectionForManyFirstCallers() throws Exception {
        try (TestRedis redis = TestRedis.standalone();
                RedisLink link = linkTo(redis);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> callers = Stream.generate(
                            () -> threads.submit(() -> link.<Long>call(LIMIT, commands -> commands.clientId())))
                    .limit(50)
                    .toList();

            for (Future<Long> caller : callers) {
                assertThat(caller.get()).isEqualTo(callers.getFirst().get());
            }
        }
    }

    @Test
    void opensAgainAfterItWasDisconnectedForACheckpoint() throws IOException {
        try (TestRedis redis = TestRedis.standalone();
                RedisLink link = linkTo(redis)) {
            assertThat(ping(link, LIMIT)).isEqualTo("PONG");

            link.disconnect();

            assertThat(ping(link, LIMIT)).isEqualTo("PONG");
        }
    }

    @Test
    void doesNotTrustAConnectionThatWasIdleForLongByWallTime() throws IOException {
        Instant[] now = {Instant.parse("2026-03-01T10:00:00Z")};
        try (TestRedis redis = TestRedis.standalone();
                RedisLink link = new RedisLink(redis.settings(), () -> now[0])) {
            long first = link.call(LIMIT, commands -> commands.clientId());
            now[0] = now[0].plus(Duration.ofMinutes(4));
            assertThat(link.<Long>call(LIMIT, commands -> commands.clientId())).isEqualTo(first);

            now[0] = now[0].plus(Duration.ofMinutes(6));

            assertThat(link.<Long>call(LIMIT, commands -> commands.clientId())).isNotEqualTo(first);
        }
    }

    @Test
    void connectsToNothingBeforeItIsUsed() {
        RedisSettings nowhere = RedisSettings.of("redis://127.0.0.1:1", false);

        try (RedisLink link = new RedisLink(nowhere, InstantSource.system())) {
            assertThat(link.commandTimeout()).isEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    void doesNotPrintThePasswordOfItsUri() {
        assertThat(RedisSettings.of("redis://user:hunter2@host:6379", true).toString())
                .doesNotContain("hunter2");
    }

    private interface Condition {
        boolean holds();
    }

    private static boolean eventually(Condition condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < end) {
            if (condition.holds()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
