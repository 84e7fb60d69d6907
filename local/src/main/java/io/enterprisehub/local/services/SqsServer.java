package io.enterprisehub.local.services;

import com.typesafe.config.ConfigFactory;
import io.enterprisehub.local.template.SystemDefinition.Queue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ inside this JVM: SQS's own protocol and rules, queues in memory. */
public final class SqsServer implements AutoCloseable {
    /** ElasticMQ, the ARNs of the template and every client must agree on it; nothing is looked up. */
    private static final String REGION = "us-east-1";

    /** Its threads must not keep the JVM alive, and its shutdown hooks would end it before those who use it. */
    private static final String ACTORS = """
            pekko.daemonic = on
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.log-dead-letters = off
            pekko.http.server.request-timeout = 60 s
            """;

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;
    private final SqsClient client;

    private SqsServer(ActorSystem actors, SQSRestServer server, URI endpoint, SqsClient client) {
        this.actors = actors;
        this.server = server;
        this.endpoint = endpoint;
        this.client = client;
    }

    public static SqsServer start() {
        var actors = ActorSystem.create("sqs", ConfigFactory.parseString(ACTORS).withFallback(ConfigFactory.load()));
        var server = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface("127.0.0.1")
                .withDynamicPort()
                .withAWSRegion(REGION)
                .start();
        var port = server.waitUntilStarted().localAddress().getPort();
        var endpoint = URI.create("http://127.0.0.1:" + port);
        return new SqsServer(actors, server, endpoint, client(endpoint));
    }

    private static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(30)))
                .build();
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Thread-safe; closed with this server. */
    public SqsClient client() {
        return client;
    }

    /** Creates queues with their redrive policies, dead-letter queues first. */
    public void create(List<Queue> queues) {
        var inOrder = new ArrayList<>(queues);
        inOrder.sort(Comparator.comparing(queue -> queue.deadLetterArn() != null));
        for (var queue : inOrder) {
            client.createQueue(request -> request.queueName(queue.name()).attributes(attributes(queue)));
        }
    }

    private static Map<QueueAttributeName, String> attributes(Queue queue) {
        var attributes = new HashMap<QueueAttributeName, String>();
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(queue.visibility().toSeconds()));
        attributes.put(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                Long.toString(queue.retention().toSeconds()));
        if (queue.deadLetterArn() != null) {
            attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                            .formatted(queue.deadLetterArn(), queue.maxReceiveCount()));
        }
        return attributes;
    }

    @Override
    public void close() {
        client.close();
        var _ = server.stopAndWait();
        actors.terminate();
        actors.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
