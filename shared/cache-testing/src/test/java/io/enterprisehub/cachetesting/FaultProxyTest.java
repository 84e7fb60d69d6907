package io.enterprisehub.cachetesting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cachetesting.Meter.Counts;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.exceptions.JedisConnectionException;

class FaultProxyTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int SHORT_MILLIS = 100;

    private static RedisNode redis;
    private FaultProxy proxy;
    private Jedis client;

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void connect() {
        proxy = FaultProxy.to(redis.port());
        client = new Jedis("127.0.0.1", proxy.port(), 1_000, 5_000);
        assertThat(client.ping()).isEqualTo("PONG");
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
    }

    private String stored(String key) {
        return redis.ask("GET", key);
    }

    @Test
    void countsConnectionsCommandsAndTurns() {
        Counts before = proxy.meter().counts();
        assertThat(client.set("a", "$3\r\n*2\r\n")).isEqualTo("OK");
        assertThat(client.get("a")).isEqualTo("$3\r\n*2\r\n");
        assertThat(client.set("b", "x".repeat(200_000))).isEqualTo("OK");

        assertThat(before.connections()).isEqualTo(1);
        Counts counted = proxy.meter().counts().since(before);
        assertThat(counted.commands()).isEqualTo(3);
        assertThat(counted.turns()).isEqualTo(3);
    }

    @Test
    void showsThatCommandsTravelTogetherByHoldingTheirReplies() {
        Counts before = proxy.meter().counts();
        proxy.set(Way.HOLD_REPLIES);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> pipelined = threads.submit(() -> {
                Pipeline pipeline = client.pipelined();
                pipeline.set("a", "1");
                pipeline.set("b", "2");
                pipeline.sync();
            });
            proxy.meter().await(now -> now.since(before).commands() == 2, LIMIT);
            assertThat(pipelined.isDone()).isFalse();
            proxy.set(Way.OPEN);
        }
        assertThat(stored("b")).isEqualTo("2");
    }

    @Test
    void closesConnectionsWhenCutAndTakesNewOnesAfterwards() {
        proxy.set(Way.CUT);
        assertThatThrownBy(() -> client.ping()).isInstanceOf(JedisConnectionException.class);
        try (Jedis again = new Jedis("127.0.0.1", proxy.port())) {
            assertThatThrownBy(again::ping).isInstanceOf(JedisConnectionException.class);
        }

        proxy.set(Way.OPEN);
        try (Jedis again = new Jedis("127.0.0.1", proxy.port())) {
            assertThat(again.ping()).isEqualTo("PONG");
        }
    }

    @Test
    void takesRequestsAndPassesNothingOnWhileSilent() {
        assertThat(client.del("silent")).isGreaterThanOrEqualTo(0);
        client.getClient().setSoTimeout(SHORT_MILLIS);
        proxy.set(Way.SILENT);

        assertThatThrownBy(() -> client.set("silent", "1")).isInstanceOf(JedisConnectionException.class);

        assertThat(stored("silent")).isEqualTo("null");
    }

    @Test
    void letsTheServerActAndSwallowsItsReplyWhileDeaf() {
        Counts before = proxy.meter().counts();
        client.getClient().setSoTimeout(SHORT_MILLIS);
        proxy.set(Way.DEAF);

        assertThatThrownBy(() -> client.set("deaf", "1")).isInstanceOf(JedisConnectionException.class);

        proxy.meter().await(now -> now.since(before).replies() == 1, LIMIT);
        assertThat(stored("deaf")).isEqualTo("1");
    }

    @Test
    void keepsARequestThatTheClientHasGivenUpAndDeliversItLate() {
        Counts before = proxy.meter().counts();
        assertThat(redis.ask("SET", "held", "new")).isEqualTo("OK");
        client.getClient().setSoTimeout(SHORT_MILLIS);
        proxy.set(Way.HOLD_REQUESTS);
        assertThatThrownBy(() -> client.set("held", "late")).isInstanceOf(JedisConnectionException.class);
        assertThat(stored("held")).isEqualTo("new");

        proxy.set(Way.OPEN);

        proxy.meter().await(now -> now.since(before).replies() == 1, LIMIT);
        assertThat(stored("held")).isEqualTo("late");
    }

    @Test
    void deliversRepliesByteByByteAndWhole() {
        assertThat(client.set("crumbs", "x".repeat(3_000))).isEqualTo("OK");
        proxy.set(Way.TRICKLE);

        assertThat(client.get("crumbs")).isEqualTo("x".repeat(3_000));
    }

    @Test
    void makesRepliesLate() {
        proxy.delay(Duration.ofMillis(30));
        long start = System.nanoTime();
        assertThat(client.ping()).isEqualTo("PONG");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }
}
