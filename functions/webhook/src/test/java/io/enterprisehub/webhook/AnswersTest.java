package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.ghl.signature.SignatureScheme;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final Instant BEFORE_RSA_END = Instant.parse("2026-08-31T23:59:50Z");
    private static final Limits LIMITS = new Limits(3, 3);

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
        door = new TestDoor(redis.uri(), sqs, at(BEFORE_RSA_END), LIMITS, Step.Listener.NONE);
    }

    @AfterEach
    void close() {
        door.close();
        sqs.drain();
    }

    @Test
    void takesTheLegacySignatureBeforeItsEndAndRefusesItAfter() {
        HttpCall call = Posts.signedByRsa(Posts.contact("loc1", "wh-1"));

        assertThat(door.status(call)).isEqualTo(202);
        try (TestDoor later = doorAt(BEFORE_RSA_END.plusSeconds(10))) {
            assertThat(later.status(call)).isEqualTo(401);
        }
    }

    @Test
    void refusesUnsignedJson() {
        assertProblem(door.answer(Posts.unsigned(Posts.contact("loc1", "wh-secret"))), 401, "wh-secret");
    }

    @Test
    void refusesABadSignature() {
        HttpCall call = Posts.with(Posts.unsigned(Posts.contact("loc1", "wh-1")), "x-ghl-signature", "c2VjcmV0");

        assertProblem(door.answer(call), 401, "c2VjcmV0");
    }

    @Test
    void refusesASignatureOfOtherBytes() {
        byte[] body = Posts.contact("loc1", "wh-1").getBytes(UTF_8);
        Map<String, String> other = Posts.signature(SignatureScheme.ED25519, "{}".getBytes(UTF_8));

        assertThat(door.status(Posts.call("POST", Route.SIGNED_PATH, other, body)))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "type=ContactCreate", "{\"a\" 1}", "<script>"})
    void refusesWhatIsNeitherSignedNorJson(String body) {
        assertProblem(door.answer(Posts.unsigned(body)), 400, "script");
    }

    @Test
    void treatsNotAvailableAsUnsigned() {
        assertThat(door.status(Posts.with(Posts.unsigned("{}"), "x-ghl-signature", "N/A")))
                .isEqualTo(401);
        assertThat(door.status(Posts.with(Posts.unsigned("{"), "x-wh-signature", "N/A")))
                .isEqualTo(401);
        assertThat(door.status(Posts.with(Posts.unsigned("x"), "x-wh-signature", "N/A")))
                .isEqualTo(400);
    }

    @Test
    void refusesAClosedLocationButLetsItsLifeCycleThrough() {
        redis.ask(commands -> commands.set("eh:{loc1}:closed", "1"));

        assertProblem(door.answer(Posts.signed(Posts.contact("loc1", "wh-1"))), 403, "loc1");
        assertThat(door.status(Posts.signed("{\"type\":\"INSTALL\",\"locationId\":\"loc1\"}")))
                .isEqualTo(202);
        assertThat(door.status(Posts.signed("{\"type\":\"UNINSTALL\",\"locationId\":\"loc1\"}")))
                .isEqualTo(202);
        assertThat(redis.claims()).isEmpty();
    }

    @Test
    void doesNotLetAWorkflowPassForALifeCycleEvent() {
        redis.ask(commands -> commands.set("eh:{loc1}:closed", "1"));

        assertThat(door.status(Posts.workflow("loc1", "{\"type\":\"INSTALL\"}")))
                .isEqualTo(403);
    }

    @Test
    void refusesABodyOver512KibWhoeverSignedIt() {
        byte[] tooLarge = new byte[512 * 1024 + 1];
        byte[] justFits = ("{\"type\":\"ContactCreate\",\"locationId\":\"loc1\",\"pad\":\"" + "x".repeat(600_000))
                .substring(0, 512 * 1024)
                .getBytes(UTF_8);

        assertProblem(door.answer(Posts.signed(tooLarge)), 413, "x");
        assertThat(door.status(Posts.signed(justFits))).isEqualTo(202);
    }

    @Test
    void believesAnAnnouncedLengthThatIsTooLarge() {
        HttpCall call = Posts.signed(Posts.contact("loc1", "wh-1"));

        assertThat(door.status(Posts.with(call, "content-length", "524289"))).isEqualTo(413);
        assertThat(door.status(Posts.with(call, "content-length", "524288"))).isEqualTo(202);
    }

    @Test
    void limitsALocationWithTheTimeUntilMoreIsTaken() {
        for (int i = 0; i < LIMITS.location(); i++) {
            assertThat(door.status(Posts.signed(Posts.contact("loc1", "wh-" + i))))
                    .isEqualTo(202);
        }

        HttpAnswer answer = door.answer(Posts.signed(Posts.contact("loc1", "wh-x")));

        assertProblem(answer, 429, "loc1");
        assertThat(answer.headers()).containsEntry("retry-after", "10");
        assertThat(redis.claims()).doesNotContain("eh:{loc1}:claim:wh-x").hasSize(LIMITS.location());
        assertThat(door.status(Posts.signed(Posts.contact("loc2", "wh-x")))).isEqualTo(202);
        try (TestDoor nextMinute = doorAt(BEFORE_RSA_END.plusSeconds(10))) {
            assertThat(nextMinute.status(Posts.signed(Posts.contact("loc1", "wh-x"))))
                    .isEqualTo(202);
        }
    }

    @Test
    void stillCallsADuplicateADuplicateAboveTheCeiling() {
        HttpCall call = Posts.signed(Posts.contact("loc1", "wh-1"));
        door.answer(call);
        for (int i = 0; i < LIMITS.location(); i++) {
            door.answer(call);
        }

        assertThat(door.status(call)).isEqualTo(200);
    }

    @Test
    void limitsStrangersAndNeverTheSignedForThem() {
        for (int i = 0; i < LIMITS.unsigned(); i++) {
            assertThat(door.status(Posts.unsigned("{}"))).isEqualTo(401);
        }

        assertThat(door.answer(Posts.unsigned("{}")).headers()).containsEntry("retry-after", "10");
        assertThat(door.status(Posts.unsigned("{}"))).isEqualTo(429);
        assertThat(door.status(Posts.signed(Posts.contact("loc1", "wh-1")))).isEqualTo(202);
    }

    @Test
    void limitsAWorkflowByItsLocation() {
        for (int i = 0; i < LIMITS.unsigned(); i++) {
            assertThat(door.status(Posts.workflow("loc1", "{\"n\":" + i + "}"))).isEqualTo(202);
        }

        assertThat(door.status(Posts.workflow("loc1", "{\"n\":99}"))).isEqualTo(429);
        assertThat(door.status(Posts.workflow("loc2", "{\"n\":99}"))).isEqualTo(202);
    }

    @Test
    void takesAWorkflowSecretFromEitherHeaderAndOnlyForItsLocation() {
        String token = Posts.workflowToken("loc1");

        assertThat(door.status(Posts.workflow("loc1", "{}", Map.of("x-hub-secret", token))))
                .isEqualTo(202);
        assertProblem(door.answer(Posts.workflow("loc2", "{}", Map.of("x-hub-secret", token))), 401, token);
        assertProblem(door.answer(Posts.workflow("loc1", "{}", Map.of())), 401, "loc1");
        assertProblem(door.answer(Posts.workflow("loc1", "no json")), 400, "no json");
    }

    @Test
    void doesNotTakeASignatureForAWorkflowSecret() {
        byte[] body = Posts.contact("loc1", "wh-1").getBytes(UTF_8);
        Map<String, String> signature = Posts.signature(SignatureScheme.ED25519, body);

        assertThat(door.status(Posts.call("POST", Route.WORKFLOW_PREFIX + "loc1", signature, body)))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/webhooks/ghl,405",
        "PUT,/webhooks/ghl/workflow/loc1,405",
        "POST,/webhooks/ghl/,404",
        "POST,/webhooks/other,404",
        "POST,/webhooks/ghl/workflow/,404",
        "POST,/webhooks/ghl/workflow/a/b,404",
        "POST,/webhooks/ghl/workflow/%7Ba%7D,404",
        "POST,/,404"
    })
    void knowsItsPathsAndItsMethod(String method, String path, int status) {
        HttpAnswer answer = door.answer(Posts.call(method, path, Map.of(), new byte[0]));

        assertProblem(answer, status, path);
        assertThat(answer.headers().get("allow")).isEqualTo(status == 405 ? "POST" : null);
    }

    private static void assertProblem(HttpAnswer answer, int status, String input) {
        String body = new String(answer.body(), UTF_8);
        assertThat(answer.status()).as(body).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(body).contains("\"status\":" + status);
        if (input.length() > 1) {
            assertThat(body + answer.headers()).doesNotContain(input);
        }
    }

    private static TestDoor doorAt(Instant time) {
        return new TestDoor(redis.uri(), sqs, at(time), LIMITS, Step.Listener.NONE);
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }
}
