package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.sqs.SqsMessage;
import java.net.URI;
import java.time.Instant;
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
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS semantics in this process. */
final class TestSqs implements AutoCloseable {

    private final SQSRestServer server;
    private final int port;
    private final SqsClient client;

    TestSqs() {
        server = SQSRestServerBuilder.withDynamicPort().start();
        port = server.waitUntilStarted().localAddress().getPort();
        client = client();
    }

    String queue(String name) {
        return client.createQueue(request -> request.queueName(name)).queueUrl();
    }

    /** A queue whose messages come back after a second, and go to the other queue after so many receives. */
    String impatientQueue(String name, String deadLettersUrl, int maxReceiveCount) {
        String target = attribute(deadLettersUrl, QueueAttributeName.QUEUE_ARN);
        Map<QueueAttributeName, String> attributes = Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "1",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(target, maxReceiveCount));
        return client.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** A client of the caller's own, as a function makes it. */
    SqsClient client() {
        return client(port);
    }

    static SqsClient client(int port) {
        return SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    void send(String queueUrl, String body, Map<String, String> attributes) {
        Map<String, MessageAttributeValue> values = new HashMap<>();
        attributes.forEach((name, text) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(text)
                        .build()));
        client.sendMessage(
                request -> request.queueUrl(queueUrl).messageBody(body).messageAttributes(values));
    }

    /** Receives one message that is visible again at once. */
    Message peek(String queueUrl) {
        return client.receiveMessage(request ->
                        request.queueUrl(queueUrl).visibilityTimeout(0).messageAttributeNames("All"))
                .messages()
                .getFirst();
    }

    /** Messages that are hidden until later. */
    int hidden(String queueUrl) {
        return Integer.parseInt(attribute(queueUrl, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    /** Messages that can be received now. */
    int visible(String queueUrl) {
        return Integer.parseInt(attribute(queueUrl, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private String attribute(String queueUrl, QueueAttributeName name) {
        return client.getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(name))
                .attributes()
                .getOrDefault(name, "0");
    }

    /** Receives what is visible as Lambda's poller does: what it does not delete comes back. */
    List<SqsMessage> poll(String queueUrl) {
        return receive(queueUrl).stream()
                .map(message -> {
                    Map<String, String> attributes = new HashMap<>();
                    message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
                    return new SqsMessage(
                            message.messageId(),
                            message.receiptHandle(),
                            message.body(),
                            attributes,
                            Integer.parseInt(message.attributes()
                                    .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
                            Instant.EPOCH,
                            attributes.get("tenant"),
                            "arn:aws:sqs:local:1:lead-events");
                })
                .toList();
    }

    void delete(String queueUrl, String receiptHandle) {
        client.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(receiptHandle));
    }

    /** Takes everything that is on the queue now. */
    List<Message> drain(String queueUrl) {
        List<Message> all = new ArrayList<>();
        List<Message> some = receive(queueUrl);
        while (!some.isEmpty()) {
            all.addAll(some);
            some.forEach(message -> delete(queueUrl, message.receiptHandle()));
            some = receive(queueUrl);
        }
        return all;
    }

    private List<Message> receive(String queueUrl) {
        return client.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
