package io.enterprisehub.scoring.batch;

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
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
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
        QueueAttributeName name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        return Integer.parseInt(
                client.getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(name))
                        .attributes()
                        .getOrDefault(name, "0"));
    }

    /** Takes everything that is on the queue now. */
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

    private List<Message> receive(String queueUrl) {
        return client.receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
