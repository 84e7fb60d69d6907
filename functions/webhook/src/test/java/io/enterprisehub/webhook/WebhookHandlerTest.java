package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.LambdaContext;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.http.HttpCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The function as Lambda calls it: events of every gateway in, proxy answers out, real Redis and queue behind. */
class WebhookHandlerTest {

    private static final Context CONTEXT = new LambdaContext("test-request");

    private static TestRedis redis;
    private static TestSqs sqs;
    private static WebhookHandler handler;

    @BeforeAll
    static void start() throws IOException {
        redis = new TestRedis();
        sqs = new TestSqs();
        System.setProperty("aws.endpointUrlSqs", sqs.endpoint().toString());
        handler = handler(Map.of("EVENTS_QUEUE_URL", sqs.queueUrl(), "REDIS_URI", redis.uri()));
        awaitFirstConnection();
    }

    /** The first calls may run out of time while classes load; the tests are about what comes after. */
    private static void awaitFirstConnection() throws IOException {
        byte[] event = GatewayEvents.HTTP_API.event(Posts.signed(Posts.contact("loc0", "first")), false);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!invoke(event).contains("duplicate")) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
        sqs.drain();
    }

    @AfterAll
    static void stop() throws IOException {
        System.clearProperty("aws.endpointUrlSqs");
        handler.close();
        redis.close();
        sqs.close();
    }

    @ParameterizedTest
    @EnumSource(GatewayEvents.class)
    void takesASignedPostFromEveryGateway(GatewayEvents gateway) throws IOException {
        HttpCall call = Posts.signed(Posts.contact("loc1", "wh-" + gateway));

        assertThat(invoke(gateway.event(call, false))).contains("\"statusCode\":202");
        assertThat(invoke(gateway.event(call, false))).contains("\"statusCode\":200");

        assertThat(sqs.drain()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(GatewayEvents.class)
    void verifiesTheBytesBehindBase64(GatewayEvents gateway) throws IOException {
        byte[] body = Posts.contact("loc1", "b64-" + gateway)
                .replace("Mira", "M\u00eera\u0000")
                .getBytes(UTF_8);

        assertThat(invoke(gateway.event(Posts.signed(body), true))).contains("\"statusCode\":202");

        assertThat(sqs.drain()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(GatewayEvents.class)
    void takesAWorkflowPostFromEveryGateway(GatewayEvents gateway) throws IOException {
        HttpCall call = Posts.workflow("loc1", "{\"contact_id\":\"" + gateway + "\"}");

        assertThat(invoke(gateway.event(call, false))).contains("\"statusCode\":202");

        assertThat(sqs.drain()).hasSize(1);
    }

    @Test
    void refusesAnEventThatIsTooLargeToHoldALegalBody() throws IOException {
        byte[] event = GatewayEvents.HTTP_API.event(Posts.unsigned("x".repeat(5_000_000)), false);

        assertThat(invoke(event)).contains("\"statusCode\":413");
    }

    @Test
    void answersAProblemToWhatIsNoHttpEvent() throws IOException {
        assertThat(invoke("{\"Records\":[]}".getBytes(UTF_8)))
                .contains("\"statusCode\":400", "application/problem+json");
    }

    @Test
    void answers503WhileTheWorkflowKeyCannotBeHad() throws IOException {
        try (WebhookHandler keyless = handler(Map.of(
                "EVENTS_QUEUE_URL", sqs.queueUrl(),
                "REDIS_URI", redis.uri(),
                "WORKFLOW_MASTER_KEY_REF", "file:/nonexistent/key"))) {
            byte[] event = GatewayEvents.HTTP_API.event(Posts.workflow("loc1", "{}"), false);

            assertThat(invoke(keyless, event)).contains("\"statusCode\":503").doesNotContain("nonexistent");
        }
    }

    @Test
    void startsAndRehearsesWithoutAnyConnection() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + listening.getLocalPort();
            try (WebhookHandler primed = handler(Map.of(
                    "EVENTS_QUEUE_URL", "http://" + address + "/000000000000/lead-events",
                    "REDIS_URI", "redis://" + address))) {
                primed.prime();
            }
            listening.setSoTimeout(1);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void rehearsesBothSchemesToTheEndAndARefusal() {
        Rehearsal rehearsal = new Rehearsal();
        Deadline deadline = Deadline.after(Duration.ofSeconds(5), System::nanoTime);

        List<Integer> statuses = rehearsal.events().stream()
                .map(event -> HttpCall.parse(new ByteArrayInputStream(event), 10_000))
                .map(call -> rehearsal.receiver().answer(call, deadline).status())
                .toList();

        assertThat(statuses).containsExactly(202, 202, 401);
    }

    @Test
    void trustsTheRehearsalsKeysInNoRealPost() throws IOException {
        byte[] rehearsed = new Rehearsal().events().getFirst();

        assertThat(invoke(rehearsed)).contains("\"statusCode\":401");
    }

    @Test
    void doesNotStartWithAMissingSettingAndNamesIt() {
        assertThatThrownBy(() -> handler(Map.of("REDIS_URI", redis.uri()))).hasStackTraceContaining("EVENTS_QUEUE_URL");
    }

    private static WebhookHandler handler(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("AWS_REGION", "eu-central-1");
        variables.putIfAbsent(
                "WORKFLOW_MASTER_KEY_REF", "literal:" + Base64.getEncoder().encodeToString(Posts.MASTER_KEY));
        Settings settings = TestDoor.settings(variables);
        return new WebhookHandler(context -> context.singletons(settings));
    }

    private static String invoke(byte[] event) throws IOException {
        return invoke(handler, event);
    }

    private static String invoke(WebhookHandler handler, byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, CONTEXT);
        return answer.toString(UTF_8);
    }
}
