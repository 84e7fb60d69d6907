package io.enterprisehub.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.http.HttpCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Real deaths: a process of its own is killed before each step, then GHL sends the same post to another one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {

    private static final long PATIENCE_SECONDS = 60;

    private final TestRedis redis = new TestRedis();
    private final TestSqs sqs = new TestSqs();
    private final Map<Step, Victim> victims = new EnumMap<>(Step.class);

    @TempDir
    private static Path folder;

    KillTest() throws IOException {}

    private record Victim(String tenant, HttpCall call, Settings settings, Process process) {

        String queueUrl() {
            return settings.required("EVENTS_QUEUE_URL");
        }
    }

    /** All at the same time, each with a location and a queue of its own: most of a short life is the start of a JVM. */
    @BeforeAll
    void startVictims() {
        for (Step step : Step.values()) {
            String tenant = "loc" + step.name().toLowerCase(Locale.ROOT);
            HttpCall call = Posts.signed(Posts.contact(tenant, "wh-1"));
            Settings settings = TestDoor.settings(Map.of(
                    "REDIS_URI", redis.uri(),
                    "EVENTS_QUEUE_URL", sqs.queue("lead-events-" + tenant),
                    "AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString()));
            Process process = DyingWebhook.start(step, settings.variables(), call, folder);
            victims.put(step, new Victim(tenant, call, settings, process));
        }
    }

    @AfterAll
    void endAll() throws IOException {
        victims.values().forEach(victim -> victim.process().destroyForcibly());
        sqs.close();
        redis.close();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingAndPromisesNothingWhenItsProcessIsKilledBeforeAStepAndThePostComesAgain(Step fatal)
            throws Exception {
        Victim victim = Objects.requireNonNull(victims.get(fatal));

        awaitDeath(fatal, victim.process());
        String claim = claim(victim.tenant());
        List<Message> messages = new ArrayList<>(sqs.drain(victim.queueUrl()));
        boolean stored = !messages.isEmpty();
        int retried = status(victim);
        messages.addAll(sqs.drain(victim.queueUrl()));

        assertThat(claim).isEqualTo(expectedClaim(fatal));
        assertThat(stored).as("was on the queue at the death").isEqualTo(fatal.compareTo(Step.MARK) >= 0);
        assertThat(retried).as("a duplicate is one that is stored").isEqualTo("enqueued".equals(claim) ? 200 : 202);
        assertThat(claim(victim.tenant())).isEqualTo("enqueued");
        // Twice where it died between queue and mark; under the one id that scoring counts once.
        assertThat(messages).hasSize(fatal == Step.MARK ? 2 : 1);
        assertThat(messages).allSatisfy(message -> {
            assertThat(attribute(message, "eventId")).isEqualTo("wh-1");
            assertThat(attribute(message, "tenant")).isEqualTo(victim.tenant());
        });
        assertThat(status(victim)).as("every further attempt").isEqualTo(200);
    }

    private void awaitDeath(Step step, Process process) throws IOException, InterruptedException {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String said = Files.readString(folder.resolve(step + ".log"));
        assertThat(ended).as("has ended; it said: %s", said).isTrue();
        assertThat(process.exitValue()).as("exit code; it said: %s", said).isEqualTo(DyingWebhook.KILLED);
    }

    /** Of the state right after the death; empty where nothing was claimed. */
    private static String expectedClaim(Step fatal) {
        return switch (fatal) {
            case VERIFY, CLAIM -> "";
            case ENQUEUE, MARK -> "claimed";
            case ANSWER -> "enqueued";
        };
    }

    private int status(Victim victim) {
        try (TestDoor door = new TestDoor(
                victim.settings(), sqs::client, Clock.systemUTC(), Limits.of(victim.settings()), Step.Listener.NONE)) {
            return door.status(victim.call());
        }
    }

    private String claim(String tenant) {
        return redis.ask(commands -> {
            String state = commands.get("eh:{" + tenant + "}:claim:wh-1");
            return state == null ? "" : state;
        });
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name), name)
                .stringValue();
    }
}
