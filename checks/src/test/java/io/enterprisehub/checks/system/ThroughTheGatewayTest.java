package io.enterprisehub.checks.system;

import static io.enterprisehub.checks.system.ReplyAssertions.MARK;
import static io.enterprisehub.checks.system.ReplyAssertions.assertAccepted;
import static io.enterprisehub.checks.system.ReplyAssertions.assertLimited;
import static io.enterprisehub.checks.system.ReplyAssertions.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.enterprisehub.ghl.event.EventType;
import io.enterprisehub.ghl.event.EventType.Role;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.local.system.LocalSystem;
import io.lettuce.core.RedisClient;
import java.net.http.HttpClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every documented event type and every answer of the webhook, from the socket through the packaged functions to the rows. One
 * system serves all tests, each with its own locations; those that use up a ceiling or break something come last.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ThroughTheGatewayTest {

    private static final int CEILINGS = Order.DEFAULT + 1;
    private static final int OUTAGE_OF_THE_DATABASE = Order.DEFAULT + 2;
    private static final int OUTAGE_OF_THE_QUEUE = Order.DEFAULT + 3;

    private final PackagedSystem system = PackagedSystem.start();
    private final LocalSystem local = system.local();
    private final Caller caller = new Caller(HttpClient.newHttpClient(), local.gatewayUri(), system.keys());
    private final StoredEvents stored = new StoredEvents(local.postgres());
    private final Settlement settlement = new Settlement(local, stored);

    @AfterAll
    void stop() {
        caller.close();
        system.close();
    }

    @Test
    void takesEachDocumentedTypeWithAHandlerAndScoresItsLead() {
        String location = "locationOfAllTypes01";
        // The life cycle stays with its own location: an UNINSTALL deletes what the others are about.
        List<EventFixture> events = EventFixture.of(Role.LEAD).stream()
                .map(fixture -> fixture.with("locationId", location))
                .sorted(Comparator.comparing(fixture -> fixture.text("timestamp")))
                .toList();
        assertThat(events).extracting(EventFixture::type).hasSameElementsAs(types(Role.LEAD));

        for (EventFixture event : events) {
            // Both schemes: the type's place in the enumeration is as good as a coin.
            SignatureScheme scheme = event.type().ordinal() % 2 == 0 ? SignatureScheme.ED25519 : SignatureScheme.RSA;
            assertAccepted(caller.signed(scheme, event.bytes()), event);
        }

        settlement.await(location, events);
        String lead = "/v1/leads/" + EventFixture.of(EventType.CONTACT_CREATE).text("id");
        Reply scored = caller.get(lead, stored.apiKeyOf(location));
        assertThat(scored.status()).isEqualTo(200);
        assertThat(scored.json())
                .containsEntry("name", "Mira Sandoval")
                .containsKeys("score", "probability", "tier", "modelVersion", "scoredAt");
        assertThat((List<?>) scored.json().get("reasons")).isNotEmpty();
        assertProblem(caller.get(lead, stored.apiKeyOf("locationOfOthers0001")), 404);
        assertProblem(caller.get(lead), 401);
    }

    @Test
    void explainsALeadOnTheCommandLineAsTheApiDoes() {
        String location = "locationOfExplain001";
        List<EventFixture> events = Stream.of(EventType.CONTACT_CREATE, EventType.INBOUND_MESSAGE)
                .map(type -> EventFixture.of(type).with("locationId", location))
                .toList();
        events.forEach(event -> assertAccepted(caller.signed(event), event));
        settlement.await(location, events);
        String key = stored.apiKeyOf(location);
        String lead = events.getFirst().text("id");

        Explained explained = Explained.by(local.gatewayUri(), location, key, lead);

        Map<String, Object> served = caller.get("/v1/leads/" + lead, key).json();
        assertThat(explained.status()).isZero();
        assertThat(explained.json())
                .containsEntry("of", "lead " + lead + ", " + served.get("tier"))
                .containsEntry("model", served.get("modelVersion"))
                .containsEntry("probability", served.get("probability"))
                .containsEntry("completeness", served.get("completeness"))
                .containsEntry("churn", served.get("churn"))
                .containsEntry("reasons", served.get("reasons"));
        assertThat(served.get("interval"))
                .isEqualTo(Map.of(
                        "low",
                        explained.json().get("low"),
                        "high",
                        explained.json().get("high")));
        assertThat(explained.text()).contains("lead " + lead, "of what it looks at is known", "churn: ");
        Explained unknown = Explained.by(local.gatewayUri(), location, key, "nobody");
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.text()).contains("has no lead nobody");
    }

    @Test
    void takesTheLifeCycleOfLocationsAndCompanies() {
        List<EventFixture> events = EventFixture.of(Role.LIFE_CYCLE);
        String location = EventFixture.of(EventType.INSTALL).text("locationId");
        assertThat(events).extracting(EventFixture::type).hasSameElementsAs(types(Role.LIFE_CYCLE));

        events.forEach(event -> assertAccepted(caller.signed(event), event));

        Await.until("it is uninstalled", () -> stored.uninstalled().contains(location));
        settlement.awaitEmptyQueue();
    }

    @Test
    void ignoresEachDocumentedTypeWithoutAHandler() {
        List<EventFixture> events = EventFixture.of(Role.NONE);
        assertThat(events).extracting(EventFixture::type).hasSameElementsAs(types(Role.NONE));

        for (EventFixture event : events) {
            // As documented, which may be without a type, and under the type's own name.
            EventFixture named = event.with("type", event.type().wireName());
            for (EventFixture form : List.of(event, named)) {
                Reply reply = caller.signed(form);

                assertThat(reply.status()).as(form.type().wireName()).isEqualTo(200);
                assertThat(reply.json()).containsExactly(entry("status", "ignored"));
            }
        }
    }

    @Test
    void takesAWorkflowsPostUnderTheLocationOfItsPath() {
        String location = "locationOfWorkflow01";
        EventFixture event = EventFixture.of(EventType.INBOUND_MESSAGE).with("locationId", "locationOfOthers0001");

        Reply reply = caller.workflow(location, event.bytes());

        assertThat(reply.status()).isEqualTo(202);
        String id = String.valueOf(reply.json().get("eventId"));
        assertThat(id).startsWith("wf:");
        Await.until("the post is recorded", () -> !stored.historyOf(location).isEmpty());
        assertThat(stored.historyOf(location)).containsExactly(entry(id, 1));
        assertThat(stored.historyOf("locationOfOthers0001")).isEmpty();
    }

    @Test
    void answers200ToAnEventThatIsQueuedAlready() {
        String location = "locationOfRepeats001";
        EventFixture event = EventFixture.message(location, 1);
        assertAccepted(caller.signed(event), event);

        Reply again = caller.signed(event);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).containsOnly(entry("status", "duplicate"), entry("eventId", event.id()));
        settlement.await(location, List.of(event));
    }

    @Test
    void refusesWhoProvesNothing() {
        byte[] json = ("{\"type\":\"NoteCreate\",\"webhookId\":\"" + MARK + "\"}").getBytes(UTF_8);
        String header = SignatureScheme.ED25519.header();
        String foreign = system.keys().signer(SignatureScheme.ED25519).sign("another body".getBytes(UTF_8));
        String elsewhere = system.keys().workflowToken("locationOfOthers0001");
        String workflow = Caller.WORKFLOW_PATH + "locationOfWorkflow01";

        assertProblem(caller.post(Caller.SIGNED_PATH, Map.of(), (MARK + "{").getBytes(UTF_8)), 400);
        assertProblem(caller.post(Caller.SIGNED_PATH, Map.of(), json), 401);
        assertProblem(caller.post(Caller.SIGNED_PATH, Map.of(header, foreign), json), 401);
        assertProblem(caller.post(Caller.SIGNED_PATH, Map.of(header, MARK), json), 401);
        assertProblem(caller.post(workflow, Map.of(), json), 401);
        assertProblem(caller.post(workflow, Map.of("x-hub-secret", elsewhere), json), 401);
    }

    @Test
    void refusesAClosedLocationButNotItsLifeCycle() {
        String location = "locationOfClosed0001";
        EventFixture install =
                EventFixture.of(EventType.INSTALL).with("locationId", location).with("webhookId", "install-of-closed");
        try (var redis = RedisClient.create(local.redis().uri());
                var connection = redis.connect()) {
            connection.sync().set("eh:{" + location + "}:closed", "1");
        }

        assertProblem(caller.signed(EventFixture.message(location, 1)), 403);
        assertAccepted(caller.signed(install), install);
    }

    @Test
    void refusesUnknownPathsOtherMethodsAndLargeBodies() throws Exception {
        byte[] large = MARK.repeat(512 * 1024 / MARK.length() + 1).getBytes(UTF_8);

        assertProblem(caller.signed(SignatureScheme.ED25519, large), 413);
        // A point is in no location's id.
        assertProblem(caller.post(Caller.WORKFLOW_PATH + MARK + ".x", Map.of(), large), 404);
        // The gateway knows POST only and answers other methods itself; by its function URL the function sees them.
        assertThat(caller.get(Caller.SIGNED_PATH).status()).isEqualTo(404);
        Reply byFunctionUrl = new FunctionUrl(local.pool("webhook")).call("DELETE", Caller.SIGNED_PATH, MARK);
        assertProblem(byFunctionUrl, 405);
        assertThat(byFunctionUrl.headers()).containsEntry("allow", "POST");
    }

    @Test
    @Order(CEILINGS)
    void answers429WithRetryAfterAboveEachCeiling() {
        var counter = IntStream.iterate(1, n -> n + 1).iterator();

        assertLimited(
                PackagedSystem.LOCATION_LIMIT,
                () -> caller.signed(EventFixture.message("locationOfBursts0001", counter.next())));
        assertLimited(
                PackagedSystem.UNSIGNED_LIMIT,
                () -> caller.workflow("locationOfBursts0002", ("{\"n\":" + counter.next() + "}").getBytes(UTF_8)));
        assertLimited(PackagedSystem.UNSIGNED_LIMIT, () -> caller.post(Caller.SIGNED_PATH, Map.of(), new byte[0]));
    }

    @Test
    @Order(OUTAGE_OF_THE_DATABASE)
    void keepsWhatArrivesWhileTheDatabaseIsDownForLongerThanTheVisibility() throws Exception {
        String location = "locationOfOutage0001";
        List<EventFixture> events = IntStream.range(0, 20)
                .mapToObj(n -> EventFixture.message(location, n))
                .toList();
        settlement.awaitEmptyQueue();

        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var outage = background.submit(() -> {
                local.stopPostgres(PackagedSystem.VISIBILITY.plusSeconds(1));
                return true;
            });
            Await.until("the database is down", () -> !stored.isReachable());
            events.forEach(event -> assertAccepted(caller.signed(event), event));
            assertThat(outage.isDone()).as("all were sent within the outage").isFalse();
            assertThat(outage.get()).isTrue();
        }

        settlement.await(location, events);
    }

    /** SQS refuses here instead of being silent: both mean "not durable", and a deleted queue can be brought back. */
    @Test
    @Order(OUTAGE_OF_THE_QUEUE)
    void answers503WithoutTheQueueAndTakesTheSameEventWhenItIsBack() {
        String location = "locationOfNoQueue001";
        EventFixture event = EventFixture.message(location, 1);
        var queue = local.definition().queue("LeadEvents");
        settlement.awaitEmptyQueue();
        var others = IntStream.iterate(1, n -> n + 1).iterator();
        // While a batch is being gathered no long poll is open, which in ElasticMQ outlives its queue by 20 seconds.
        Await.until("a batch is being gathered", () -> {
            caller.signed(EventFixture.message("locationOfNoQueue002", others.next()));
            return local.depth("LeadEvents").inFlight() > 0;
        });
        local.sqs().deleteQueue(request -> request.queueUrl(queue.url()));

        Reply refused = caller.signed(event);

        assertProblem(refused, 503);
        assertThat(refused.headers()).containsKey("retry-after");
        local.sqs().createQueue(request -> request.queueName(queue.name()));
        Await.until("the same event is taken", () -> caller.signed(event).status() == 202);
        settlement.await(location, List.of(event));
    }

    private static List<EventType> types(Role role) {
        return Stream.of(EventType.values()).filter(type -> type.role() == role).toList();
    }
}
