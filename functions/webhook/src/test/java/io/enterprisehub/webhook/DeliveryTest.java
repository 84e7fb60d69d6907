package io.enterprisehub.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.http.HttpCall;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:30.123456Z");

    private static TestRedis redis;
    private static TestSqs sqs;

    private TestDoor door;

    @BeforeAll
    static void start() throws IOException {
        redis = new TestRedis();
        sqs = new TestSqs();
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
        sqs.close();
    }

    @BeforeEach
    void open() {
        redis.ask(commands -> commands.flushall());
        sqs.drain();
        door = new TestDoor(redis, sqs, at(NOW));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void answersADuplicateOnceTheFirstIsOnTheQueue() {
        HttpCall call = Posts.signed(Posts.contact("loc1", "wh-1"));

        assertThat(door.status(call)).isEqualTo(202);
        assertThat(door.status(call)).isEqualTo(200);

        assertThat(sqs.drain()).hasSize(1);
        assertThat(state("loc1", "wh-1")).isEqualTo("enqueued");
    }

    @Test
    void keepsEqualIdsOfTwoLocationsApart() {
        assertThat(door.status(Posts.signed(Posts.contact("loc1", "wh-1")))).isEqualTo(202);
        assertThat(door.status(Posts.signed(Posts.contact("loc2", "wh-1")))).isEqualTo(202);

        assertThat(sqs.drain()).hasSize(2);
    }

    @Test
    void enqueuesAgainWhatAnotherClaimedAndNeverEnqueued() {
        redis.ask(commands -> commands.set("eh:{loc1}:claim:wh-1", "claimed"));

        assertThat(door.status(Posts.signed(Posts.contact("loc1", "wh-1")))).isEqualTo(202);

        assertThat(sqs.drain()).hasSize(1);
        assertThat(state("loc1", "wh-1")).isEqualTo("enqueued");
    }

    @Test
    void losesNothingWhenAHundredDeliveriesOfOneIdRace() throws Exception {
        HttpCall call = Posts.signed(Posts.contact("loc1", "wh-1"));
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(100)) {
            for (int i = 0; i < 100; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return door.status(call);
                }));
            }
            go.countDown();
        }

        long accepted = 0;
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(200, 202);
            accepted += answer.get() == 202 ? 1 : 0;
        }
        assertThat(sqs.drain()).hasSize(Math.toIntExact(accepted)).isNotEmpty();
        assertThat(door.status(call)).as("afterwards").isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"VERIFY", "CLAIM", "ENQUEUE", "MARK", "ANSWER"})
    void losesNothingWhenTheProcessDiesBeforeAStepAndTheEventIsSentAgain(Step fatal) {
        HttpCall call = Posts.signed(Posts.contact("loc1", "wh-1"));
        Step.Listener dying = step -> {
            if (step == fatal) {
                throw new Death();
            }
        };
        try (TestDoor mortal = new TestDoor(redis.uri(), sqs, at(NOW), new Limits(100, 100), dying)) {
            assertThatThrownBy(() -> mortal.answer(call)).isInstanceOf(Death.class);
        }

        int again = door.status(call);

        boolean wasMarked = fatal == Step.ANSWER;
        boolean wasEnqueued = wasMarked || fatal == Step.MARK;
        assertThat(again).isEqualTo(wasMarked ? 200 : 202);
        assertThat(sqs.drain()).hasSize(wasEnqueued && !wasMarked ? 2 : 1);
        assertThat(state("loc1", "wh-1")).isEqualTo("enqueued");
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private static String state(String tenant, String eventId) {
        return redis.ask(commands -> commands.get("eh:{" + tenant + "}:claim:" + eventId));
    }

    /** Not an exception that anything may handle: the process is gone. */
    private static final class Death extends Error {}
}
