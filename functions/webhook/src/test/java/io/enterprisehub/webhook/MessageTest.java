package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.webhook.TestSqs.Received;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageTest {

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
        Received message = sqs.only();
        assertThat(message.body().getBytes(UTF_8)).isEqualTo(body);
        assertThat(message.attributes())
                .containsOnly(
                        Map.entry("tenant", "hbLakeside2kQ7rT9xWz"),
                        Map.entry("eventId", eventId(body)),
                        Map.entry("route", "signed"),
                        Map.entry("receivedAt", "2026-03-01T12:00:30.123Z"),
                        Map.entry("encoding", "text"),
                        Map.entry("type", "ContactCreate"));
        assertThat(message.group()).isEqualTo("hbLakeside2kQ7rT9xWz");
        assertThat(new String(answer.body(), UTF_8))
                .isEqualTo("{\"status\":\"accepted\",\"eventId\":\"" + eventId(body) + "\"}");
    }

    @Test
    void acceptsACutBodyAndSaysSo() {
        byte[] whole = Posts.fixture("InboundMessage");
        byte[] padded = (new String(whole, UTF_8).strip().replaceFirst("}$", "") + ",\"more\":\"" + "x".repeat(262_144))
                .getBytes(UTF_8);
        byte[] cut = Arrays.copyOf(padded, 262_144);

        assertThat(door.status(Posts.signed(cut))).isEqualTo(202);

        Received message = sqs.only();
        assertThat(message.attributes()).containsEntry("truncated", "true").containsEntry("type", "InboundMessage");
        assertThat(message.body().getBytes(UTF_8)).isEqualTo(cut);
    }

    @Test
    void carriesBytesThatSqsRefusesAsBase64() {
        byte[] body =
                Posts.contact("loc1", "wh-1").replace("Mira", "Mi\u0000ra").getBytes(UTF_8);

        assertThat(door.status(Posts.signed(body))).isEqualTo(202);

        Received message = sqs.only();
        assertThat(message.attributes()).containsEntry("encoding", "base64");
        assertThat(Base64.getDecoder().decode(message.body())).isEqualTo(body);
    }

    @Test
    void usesTheDeliveryHeaderWhenTheBodyHasNoId() {
        HttpCall call = Posts.signed("{\"type\":\"NoteCreate\",\"locationId\":\"loc1\"}");

        door.answer(Posts.with(call, "x-ghl-delivery-id", "delivery-7"));

        assertThat(sqs.only().attributes()).containsEntry("eventId", "delivery-7");
    }

    @Test
    void keepsASignedBodyWithoutALocationWhereAnOperatorSeesIt() {
        assertThat(door.status(Posts.signed("{\"type\":\"ContactCreate\",\"id\":\"c1\"}")))
                .isEqualTo(202);

        assertThat(sqs.only().attributes()).containsEntry("tenant", "signed:unplaced");
    }

    @Test
    void keepsAgencyEventsUnderTheirCompany() {
        assertThat(door.status(Posts.signed(Posts.fixture("AppUninstallAgency"))))
                .isEqualTo(202);

        assertThat(sqs.only().attributes()).containsEntry("tenant", "company:hbAgencyNorth4mP8sYd");
    }

    @Test
    void takesTheLocationOfAWorkflowFromThePath() {
        HttpCall call = Posts.workflow("loc1", "{\"locationId\":\"loc2\",\"contact_id\":\"c1\"}");

        assertThat(door.status(call)).isEqualTo(202);

        Received message = sqs.only();
        assertThat(message.attributes()).containsEntry("tenant", "loc1").containsEntry("route", "workflow");
        assertThat(message.attributes().get("eventId")).matches("wf:[0-9a-f]{64}:" + NOW.getEpochSecond() / 60);
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

    private static String eventId(byte[] body) {
        return new String(body, UTF_8).replaceAll("(?s).*\"webhookId\": \"([^\"]+)\".*", "$1");
    }
}
