package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class OutageTest {

    @Test
    void acceptsEventsWithoutRedisAndClaimsAgainWhenItIsBack() throws Exception {
        try (TestRedis redis = new TestRedis();
                TestSqs sqs = new TestSqs();
                TestDoor door = new TestDoor(redis, sqs, Clock.systemUTC())) {
            HttpCall call = Posts.signed(Posts.contact("loc1", "wh-1"));
            redis.stop();

            assertThat(door.status(call)).isEqualTo(202);
            assertThat(door.status(call)).isEqualTo(202);
            assertThat(sqs.drain()).as("the database will count them once").hasSize(2);

            redis.restart();
            awaitStatus(door, call, 200);
        }
    }

    @Test
    void keepsTheCeilingInMemoryWithoutRedis() throws IOException {
        try (TestSqs sqs = new TestSqs();
                TestDoor door = new TestDoor(nowhere(), sqs, Clock.systemUTC(), new Limits(2, 9), Step.Listener.NONE)) {
            // More than two minutes' worth: whenever the minute turns, one of these is above the ceiling.
            boolean limited = false;
            for (int i = 0; i < 5; i++) {
                HttpAnswer answer = door.answer(Posts.signed(Posts.contact("loc1", "wh-" + i)));
                limited |= answer.status() == 429 && answer.headers().containsKey("retry-after");
            }
            assertThat(limited).isTrue();
        }
    }

    @Test
    void answers503AndReleasesTheClaimWithoutSqs() throws IOException {
        try (TestRedis redis = new TestRedis();
                TestSqs sqs = new TestSqs();
                TestDoor door = new TestDoor(redis, sqs, Clock.systemUTC())) {
            sqs.stop();

            HttpAnswer answer = door.answer(Posts.signed(Posts.contact("loc1", "wh-1")));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
            assertThat(new String(answer.body(), UTF_8)).doesNotContain("loc1", "wh-1", "127.0.0.1");
            assertThat(redis.claims()).isEmpty();
        }
    }

    @Test
    void answers503WithoutRedisAndSqs() throws IOException {
        try (TestSqs sqs = new TestSqs();
                TestDoor door = new TestDoor(nowhere(), sqs, Clock.systemUTC(), new Limits(9, 9), Step.Listener.NONE)) {
            sqs.stop();

            assertThat(door.status(Posts.signed(Posts.contact("loc1", "wh-1")))).isEqualTo(503);
        }
    }

    @Test
    void leavesNoConnectionInASnapshotAndConnectsAgainAfterIt() throws IOException {
        try (TestRedis redis = new TestRedis();
                TestSqs sqs = new TestSqs();
                TestDoor door = new TestDoor(redis, sqs, Clock.systemUTC())) {
            HttpCall call = Posts.signed(Posts.contact("loc1", "wh-1"));
            assertThat(door.status(call)).isEqualTo(202);

            door.checkpoint();

            awaitOnlyTheTestsOwnConnection(redis);
            assertThat(door.status(call)).isEqualTo(200);
        }
    }

    /** Redis notices a closed connection a moment later. */
    private static void awaitOnlyTheTestsOwnConnection(TestRedis redis) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (redis.ask(commands -> commands.clientList().lines().count()) != 1) {
            assertThat(System.nanoTime()).as("a connection is left").isLessThan(end);
        }
    }

    private static String nowhere() throws IOException {
        return "redis://127.0.0.1:" + TestRedis.freePort();
    }

    /** The breaker lets a trial through after a second; no sleep, the condition decides. */
    private static void awaitStatus(TestDoor door, HttpCall call, int status) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (door.status(call) != status) {
            assertThat(System.nanoTime()).as("waiting for %d", status).isLessThan(end);
        }
    }
}
