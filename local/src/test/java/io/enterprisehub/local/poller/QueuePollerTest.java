package io.enterprisehub.local.poller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.runtime.Await;
import io.enterprisehub.local.runtime.FunctionPool;
import io.enterprisehub.local.runtime.FunctionRuntime;
import io.enterprisehub.local.runtime.FunctionSpec;
import io.enterprisehub.local.runtime.JsonTree;
import io.enterprisehub.local.runtime.PoolPolicy;
import io.enterprisehub.local.runtime.ProbeZip;
import io.enterprisehub.local.runtime.Reaper;
import io.enterprisehub.local.runtime.SqsProbe;
import io.enterprisehub.local.services.SqsServer;
import io.enterprisehub.local.template.SystemDefinition.Queue;
import io.enterprisehub.local.template.SystemDefinition.QueueSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Real SQS rules in front of a real function process. */
@TestInstance(Lifecycle.PER_CLASS)
class QueuePollerTest {
    private final SqsServer server = SqsServer.start();
    private final SqsClient sqs = server.client();
    private int test;
    private Path directory;

    private Reaper reaper;
    private FunctionRuntime runtime;
    private FunctionPool pool;
    private Queue queue;
    private Queue impatient;
    private Queue dlq;

    @BeforeEach
    void start(@TempDir Path fresh) throws Exception {
        directory = fresh;
        test++;
        reaper = Reaper.start();
        runtime = new FunctionRuntime(directory.resolve("run"), reaper, InstantSource.system(), UUID::randomUUID);
        pool = runtime.add(
                new FunctionSpec(
                        "work",
                        ProbeZip.in(directory),
                        SqsProbe.class.getName() + "::handleRequest",
                        256,
                        Duration.ofSeconds(10),
                        Map.of(),
                        false,
                        2),
                PoolPolicy.standard());
        dlq = queue("dlq", Duration.ofSeconds(30), null, 0);
        queue = queue("work", Duration.ofSeconds(60), null, 0);
        impatient = queue("impatient", Duration.ofSeconds(1), dlq.arn(), 2);
        server.create(List.of(queue, impatient, dlq));
    }

    @AfterEach
    void close() {
        runtime.close();
        reaper.close();
    }

    @AfterAll
    void closeServer() {
        server.close();
    }

    @Test
    void deletesTheSuccessesAndLeavesReportedFailuresUntilTheyAreDead() throws Exception {
        send(impatient, "ok 1", "fail 2", "ok 3");

        try (var poller = poll(source(impatient, 10, Duration.ZERO))) {
            Await.until(() -> depth(dlq) == 1);

            assertThat(poller.deleted()).isEqualTo(2);
            assertThat(poller.kept()).isEqualTo(2);
        }
        assertThat(depth(impatient)).isZero();
        assertThat(receive(dlq)).extracting(Message::body).containsExactly("fail 2");
    }

    @Test
    void leavesTheWholeBatchWhenTheFunctionFails() throws Exception {
        send(impatient, "ok 1", "crash 2", "ok 3");

        try (var poller = poll(source(impatient, 10, Duration.ZERO))) {
            Await.until(() -> depth(dlq) == 3);

            assertThat(poller.deleted()).isZero();
        }
    }

    @Test
    void fillsABatchUpToItsSizeAcrossSeveralReceives() throws Exception {
        send(queue, IntStream.range(0, 75).mapToObj(i -> "ok " + i).toArray(String[]::new));

        try (var poller = poll(source(queue, 50, Duration.ofSeconds(1)))) {
            Await.until(() -> poller.deleted() == 75);

            assertThat(poller.batchSizes()).containsEntry(50, 1L).containsEntry(25, 1L);
        }
    }

    @Test
    void splitsABatchThatWouldBeLargerThanAnEventMayBe() throws Exception {
        var large = "x".repeat(1024 * 1024 - 100);
        for (int i = 0; i < 8; i++) {
            send(queue, large);
        }

        try (var poller = poll(source(queue, 50, Duration.ofSeconds(1)))) {
            Await.until(() -> poller.deleted() == 8);

            assertThat(poller.batchSizes()).containsEntry(5, 1L).containsEntry(3, 1L);
        }
    }

    @Test
    void sendsTheMessageInTheFormOfLambda() throws Exception {
        sqs.sendMessage(request -> request.queueUrl(queue.url())
                .messageBody("ok \u00e9")
                .messageGroupId("tenant-1")
                .messageAttributes(Map.of("tenant", text("loc-1"), "encoding", text("text"))));

        try (var poller = poll(source(queue, 10, Duration.ZERO))) {
            Await.until(() -> poller.deleted() == 1);
        }

        var log = directory.resolve("run/logs/work-1.log");
        Await.until(() -> lines(log).stream().anyMatch(line -> line.startsWith("{\"Records\"")));
        var event = lines(log).stream()
                .filter(line -> line.startsWith("{\"Records\""))
                .findFirst()
                .orElseThrow();
        var sent = JsonTree.at(JSON.std.mapFrom(event), "Records", 0);
        assertThat(sent)
                .extracting("body", "eventSource", "eventSourceARN", "awsRegion")
                .containsExactly("ok \u00e9", "aws:sqs", queue.arn(), "us-east-1");
        assertThat(JsonTree.at(sent, "messageAttributes", "tenant"))
                .extracting("stringValue", "dataType")
                .containsExactly("loc-1", "String");
        assertThat(JsonTree.at(sent, "attributes"))
                .extracting("ApproximateReceiveCount", "MessageGroupId")
                .containsExactly("1", "tenant-1");
        assertThat(JsonTree.at(sent, "attributes", "SentTimestamp")).asString().containsOnlyDigits();
    }

    @Test
    void appliesThousandsOfMessagesInSeconds() throws Exception {
        for (int i = 0; i < 300; i++) {
            var number = i;
            send(
                    queue,
                    IntStream.range(0, 10)
                            .mapToObj(j -> "ok " + number + "-" + j)
                            .toArray(String[]::new));
        }

        try (var poller = poll(source(queue, 50, Duration.ofSeconds(1)))) {
            Await.until(() -> poller.deleted() == 3000);

            assertThat(poller.kept()).isZero();
            assertThat(poller.batchSizes().getOrDefault(50, 0L)).isGreaterThanOrEqualTo(55);
        }
    }

    private QueuePoller poll(QueueSource source) {
        return QueuePoller.start(sqs, source, pool);
    }

    private static QueueSource source(Queue of, int batchSize, Duration window) {
        return new QueueSource("work", of, batchSize, window, true, 2);
    }

    /** Each test has queues of its own. */
    private Queue queue(String purpose, Duration visibility, @Nullable String dead, int receives) {
        var name = purpose + "-" + test;
        return new Queue(
                name,
                name,
                server.endpoint() + "/000000000000/" + name,
                "arn:aws:sqs:us-east-1:000000000000:" + name,
                visibility,
                Duration.ofDays(1),
                dead,
                receives);
    }

    private void send(Queue to, String... bodies) {
        for (int from = 0; from < bodies.length; from += 10) {
            var entries = IntStream.range(from, Math.min(bodies.length, from + 10))
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .messageBody(bodies[i])
                            .build())
                    .toList();
            assertThat(sqs.sendMessageBatch(
                                    request -> request.queueUrl(to.url()).entries(entries))
                            .failed())
                    .isEmpty();
        }
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private int depth(Queue of) {
        return Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(of.url()).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    private List<Message> receive(Queue from) {
        return sqs.receiveMessage(request -> request.queueUrl(from.url()).maxNumberOfMessages(10))
                .messages();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
