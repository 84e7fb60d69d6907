package io.enterprisehub.function.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.sqs.SqsMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class SqsQueuesTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static SQSRestServer server;
    private static URI endpoint;

    private final AtomicInteger clientsMade = new AtomicInteger();
    private SqsClient observer;
    private SqsQueues queues;
    private String queueUrl;

    @BeforeAll
    static void startServer() {
        server = SQSRestServerBuilder.withDynamicPort()
                .withInterface("127.0.0.1")
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        endpoint = URI.create("http://127.0.0.1:" + port);
    }

    @AfterAll
    static void stopServer() {
        server.stopAndWait();
    }

    @BeforeEach
    void makeQueue() {
        observer = client(endpoint);
        queues = queues(endpoint);
        queueUrl = observer.createQueue(request -> request.queueName("q-" + UUID.randomUUID()))
                .queueUrl();
    }

    @AfterEach
    void closeClients() {
        queues.close();
        observer.close();
    }

    private static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private SqsQueues queues(URI endpoint) {
        return new SqsQueues(
                () -> {
                    clientsMade.incrementAndGet();
                    return client(endpoint);
                },
                new Guards(Metrics.ignored(), Clock.systemUTC()).sqs());
    }

    private static Deadline soon() {
        return Deadline.after(LIMIT, System::nanoTime);
    }

    private List<Message> receive(int visibilitySeconds) {
        return observer.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(visibilitySeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static Map<String, String> texts(Message message) {
        Map<String, String> texts = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> texts.put(name, value.stringValue()));
        return texts;
    }

    @Test
    void sendsBodyAttributesAndGroup() {
        queues.send(queueUrl, "{\"a\":\"ü\"}", Map.of("tenant", "LOC7", "eventId", "e1"), "LOC7", soon());

        assertThat(receive(30)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("{\"a\":\"ü\"}");
            assertThat(texts(message)).isEqualTo(Map.of("tenant", "LOC7", "eventId", "e1"));
            assertThat(message.attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "LOC7");
        });
    }

    @Test
    void keepsTheAttributesOfADeadLetterAndAddsItsReason() {
        SqsMessage poison = new SqsMessage(
                "m", "r", "bad", Map.of("tenant", "LOC7"), 1, Instant.EPOCH, "LOC7", "arn:aws:sqs:x:1:lead-events");

        queues.sendToDlq(queueUrl, poison, "not-json", "The body is not JSON.", soon());

        assertThat(receive(30)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("bad");
            assertThat(texts(message))
                    .isEqualTo(Map.of("tenant", "LOC7", "reason", "not-json", "detail", "The body is not JSON."));
        });
    }

    @Test
    void makesMoreThanTenMessagesVisibleAgainAndNamesTheReceiptsThatWereRefused() {
        for (int number = 0; number < 12; number++) {
            queues.send(queueUrl, "m" + number, Map.of(), null, soon());
        }
        Map<String, Integer> changes = new HashMap<>();
        for (List<Message> batch = receive(600); !batch.isEmpty(); batch = receive(600)) {
            batch.forEach(message -> changes.put(message.receiptHandle(), 0));
        }
        assertThat(changes).hasSize(12);
        changes.put("no-such-receipt", 0);

        assertThat(queues.changeVisibility(queueUrl, changes, soon())).containsExactly("no-such-receipt");

        assertThat(receive(600)).hasSize(10);
        assertThat(receive(600)).hasSize(2);
    }

    @Test
    void passesARefusedRequestOnAsItIs() {
        assertThatThrownBy(() -> queues.send(endpoint + "/000000000000/absent", "x", Map.of(), null, soon()))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void callsAnUnreachableServiceAnOutage() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (SqsQueues unreachable = queues(URI.create("http://127.0.0.1:" + port))) {
            assertThatThrownBy(() -> unreachable.send(queueUrl, "x", Map.of(), null, soon()))
                    .isInstanceOf(DependencyUnavailable.class);
        }
    }

    @Test
    void makesItsClientAtTheFirstUseAndAnewAfterARestore() {
        assertThat(clientsMade).hasValue(0);
        queues.send(queueUrl, "a", Map.of(), null, soon());
        queues.send(queueUrl, "b", Map.of(), null, soon());
        assertThat(clientsMade).hasValue(1);

        queues.beforeCheckpoint();
        queues.afterRestore();

        queues.send(queueUrl, "c", Map.of(), null, soon());
        assertThat(clientsMade).hasValue(2);
    }
}
