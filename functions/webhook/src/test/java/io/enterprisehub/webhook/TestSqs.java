package io.enterprisehub.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** SQS semantics in this process, with one queue from the start. */
final class TestSqs implements AutoCloseable {

    private final SQSRestServer server;
    private final int port;
    private final SqsClient client;
    private final String queueUrl;
    private boolean running = true;

    TestSqs() {
        server = SQSRestServerBuilder.withDynamicPort().start();
        port = server.waitUntilStarted().localAddress().getPort();
        client = client();
        queueUrl = queue("lead-events");
    }

    /** A queue beside the one of this class. */
    String queue(String name) {
        return client.createQueue(request -> request.queueName(name)).queueUrl();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String queueUrl() {
        return queueUrl;
    }

    /** A client of the caller's own, as a function makes it. */
    SqsClient client() {
        return client(endpoint());
    }

    static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Takes everything that is on the queue now. */
    List<Message> drain() {
        return drain(queueUrl);
    }

    List<Message> drain(String queueUrl) {
        List<Message> all = new ArrayList<>();
        List<Message> some = receive(queueUrl);
        while (!some.isEmpty()) {
            all.addAll(some);
            some.forEach(message ->
                    client.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
            some = receive(queueUrl);
        }
        return all;
    }

    /** Takes the one message that is on the queue now. */
    Received only() {
        List<Message> messages = drain();
        assertThat(messages).hasSize(1);
        Message message = messages.getFirst();
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        String group = message.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "");
        return new Received(message.body(), attributes, group);
    }

    /** What a consumer sees of a message. */
    record Received(String body, Map<String, String> attributes, String group) {}

    private List<Message> receive(String queueUrl) {
        return client.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /** From now on nothing listens. */
    void stop() {
        if (running) {
            running = false;
            server.stopAndWait();
        }
    }

    @Override
    public void close() {
        client.close();
        stop();
    }
}
