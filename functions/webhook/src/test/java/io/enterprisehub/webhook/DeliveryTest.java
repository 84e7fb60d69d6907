package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

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
    void putsTheBodyAndWhatIsKnownAboutItOnTheQueue() {
        byte[] body = Posts.fixture("ContactCreate");

        HttpAnswer answer = door.answer(Posts.signed(body));

        assertThat(answer.status()).isEqualTo(202);
        Message message = only(sqs.drain());
        assertThat(message.body().getBytes(UTF_8)).isEqualTo(body);
        assertThat(attributes(message))
                .containsOnly(
                        Map.entry("tenant", "hbLakeside2kQ7rT9xWz"),
                        Map.entry("eventId", eventId(body)),
                        Map.entry("route", "signed"),
                        Map.entry("receivedAt", "2026-03-01T12:00:30.123Z"),
                        Map.entry("encoding", "text"),
                        Map.entry("type", "ContactCreate"));
        assertThat(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .isEqualTo("hbLakeside2kQ7rT9xWz");
        assertThat(new String(answer.body(), UTF_8))
                .isEqualTo("{\"status\":\"accepted\",\"eventId\":\"" + eventId(body) + "\"}");
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

    @Test
    void acceptsACutBodyAndSaysSo() {
        byte[] whole = Posts.fixture("InboundMessage");
        byte[] padded = (new String(whole, UTF_8).strip().replaceFirst("}$", "") + ",\"more\":\"" + "x".repeat(262_144))
                .getBytes(UTF_8);
        byte[] cut = Arrays.copyOf(padded, 262_144);

        assertThat(door.status(Posts.signed(cut))).isEqualTo(202);

        Message message = only(sqs.drain());
        assertThat(attributes(message)).containsEntry("truncated", "true").containsEntry("type", "InboundMessage");
        assertThat(message.body().getBytes(UTF_8)).isEqualTo(cut);
    }

    @Test
    void carriesBytesThatSqsRefusesAsBase64() {
        byte[] body =
                Posts.contact("loc1", "wh-1").replace("Mira", "Mi\u0000ra").getBytes(UTF_8);

        assertThat(door.status(Posts.signed(body))).isEqualTo(202);

        Message message = only(sqs.drain());
        assertThat(attributes(message)).containsEntry("encoding", "base64");
        assertThat(Base64.getDecoder().decode(message.body())).isEqualTo(body);
    }

    @Test
    void usesTheDeliveryHeaderWhenTheBodyHasNoId() {
        HttpCall call = Posts.signed("{\"type\":\"NoteCreate\",\"locationId\":\"loc1\"}");

        door.answer(Posts.with(call, "x-ghl-delivery-id", "delivery-7"));

        assertThat(attributes(only(sqs.drain()))).containsEntry("eventId", "delivery-7");
    }

    @Test
    void keepsASignedBodyWithoutALocationWhereAnOperatorSeesIt() {
        assertThat(door.status(Posts.signed("{\"type\":\"ContactCreate\",\"id\":\"c1\"}")))
                .isEqualTo(202);

        assertThat(attributes(only(sqs.drain()))).containsEntry("tenant", "signed:unplaced");
    }

    @Test
    void keepsAgencyEventsUnderTheirCompany() {
        assertThat(door.status(Posts.signed(Posts.fixture("AppUninstallAgency"))))
                .isEqualTo(202);

        assertThat(attributes(only(sqs.drain()))).containsEntry("tenant", "company:hbAgencyNorth4mP8sYd");
    }

    @Test
    void takesTheLocationOfAWorkflowFromThePath() {
        HttpCall call = Posts.workflow("loc1", "{\"locationId\":\"loc2\",\"contact_id\":\"c1\"}");

        assertThat(door.status(call)).isEqualTo(202);

        Message message = only(sqs.drain());
        assertThat(attributes(message)).containsEntry("tenant", "loc1").containsEntry("route", "workflow");
        assertThat(attributes(message).get("eventId")).matches("wf:[0-9a-f]{64}:" + NOW.getEpochSecond() / 60);
    }

    @Test
    void takesEqualWorkflowPostsOnlyOncePerMinute() {
        HttpCall call = Posts.workflow("loc1", "{\"contact_id\":\"c1\"}");
        try (TestDoor minuteLater = new TestDoor(redis, sqs, at(NOW.plusSeconds(60)))) {
            assertThat(door.status(call)).isEqualTo(202);
            assertThat(door.status(call)).isEqualTo(200);
            assertThat(minuteLater.status(call)).isEqualTo(202);
        }

        assertThat(sqs.drain()).hasSize(2);
        long secondsLeft =
                redis.ask(commands -> commands.ttl(commands.keys("*claim*").getFirst()));
        assertThat(secondsLeft).isBetween(1L, Duration.ofMinutes(1).toSeconds());
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private static String state(String tenant, String eventId) {
        return redis.ask(commands -> commands.get("eh:{" + tenant + "}:claim:" + eventId));
    }

    private static String eventId(byte[] body) {
        return new String(body, UTF_8).replaceAll("(?s).*\"webhookId\": \"([^\"]+)\".*", "$1");
    }

    private static Message only(List<Message> messages) {
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static Map<String, String> attributes(Message message) {
        return message.messageAttributes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().stringValue()));
    }

    /** Not an exception that anything may handle: the process is gone. */
    private static final class Death extends Error {}
}
