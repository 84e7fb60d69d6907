package io.enterprisehub.webhook;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import io.enterprisehub.ghl.event.EnvelopeReader;
import io.enterprisehub.ghl.signature.WorkflowSecrets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The function's parts over a real Redis and a real queue, with a clock and a step listener of the test's choice. */
final class TestDoor implements AutoCloseable {

    private final RedisLedger ledger;
    private final SqsQueues queues;
    private final Receiver receiver;

    TestDoor(String redisUri, TestSqs sqs, Clock clock, Limits limits, Step.Listener steps) {
        this(
                settings(Map.of("REDIS_URI", redisUri, "EVENTS_QUEUE_URL", sqs.queueUrl())),
                sqs::client,
                clock,
                limits,
                steps);
    }

    /** With keys, Redis and queue as the settings say, which may be those of another process. */
    TestDoor(Settings settings, Supplier<SqsClient> sqs, Clock clock, Limits limits, Step.Listener steps) {
        Metrics metrics = Metrics.ignored();
        Guards guards = new Guards(metrics, Clock.systemUTC());
        RedisSettings redis =
                new RedisSettings(settings.required("REDIS_URI"), false, Duration.ofSeconds(5), Duration.ofSeconds(5));
        ledger = new RedisLedger(
                new RedisLink(redis, clock), redis.connectTimeout(), guards.redis(), limits.location(), clock, metrics);
        queues = new SqsQueues(sqs, guards.sqs());
        EventQueue queue = new SqsEventQueue(queues, settings.required("EVENTS_QUEUE_URL"), metrics, System::nanoTime);
        WorkflowSecrets secrets = new WorkflowSecrets(Posts.MASTER_KEY, List.of(1));
        receiver = new Receiver(
                new SenderCheck(SignatureSettings.of(settings).verifier(clock), () -> secrets, metrics),
                new EnvelopeReader(),
                new Delivery(ledger, queue, metrics, steps),
                new UnsignedLimit(new MinuteWindow(clock), limits.unsigned()),
                clock,
                metrics,
                steps);
    }

    TestDoor(TestRedis redis, TestSqs sqs, Clock clock) {
        this(redis.uri(), sqs, clock, new Limits(1_000_000, 1_000_000), Step.Listener.NONE);
    }

    HttpAnswer answer(HttpCall call) {
        return receiver.answer(call, Deadline.after(Duration.ofSeconds(10), System::nanoTime));
    }

    int status(HttpCall call) {
        return answer(call).status();
    }

    /** What a snapshot does to the parts. */
    void checkpoint() {
        ledger.beforeCheckpoint();
        queues.beforeCheckpoint();
        ledger.afterRestore();
        queues.afterRestore();
    }

    /** The settings of a deployment whose keys are this run's. */
    static Settings settings(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "GHL_ED25519_KEYS", Posts.spki(Posts.ED25519),
                "GHL_RSA_KEYS", Posts.spki(Posts.RSA),
                "GHL_RSA_END", "2026-09-01"));
        variables.putAll(more);
        return new Settings(variables);
    }

    @Override
    public void close() {
        ledger.close();
        queues.close();
    }
}
