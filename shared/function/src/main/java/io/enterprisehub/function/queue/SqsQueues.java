package io.enterprisehub.function.queue;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.function.runtime.Renewable;
import io.enterprisehub.function.sqs.SqsMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What functions say to SQS. The client is made at the first use and again after a restore. Every call ends by its
 * deadline, three seconds at most, and goes through the guard: an outage is {@code DependencyUnavailable}; a request that
 * SQS refuses is its own exception.
 *
 * <p>Safe for any thread.
 */
public final class SqsQueues implements Renewable, AutoCloseable {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(3);

    /** Entries of one batch request. */
    private static final int BATCH = 10;

    /** Seconds; the longest visibility time-out that SQS takes. */
    private static final int MAX_VISIBILITY = 43_200;

    private final Supplier<SqsClient> clients;
    private final Guard guard;
    private @Nullable SqsClient client;

    public SqsQueues(Supplier<SqsClient> clients, Guard guard) {
        this.clients = clients;
        this.guard = guard;
    }

    /**
     * Sends one message; when this returns, SQS has stored it.
     *
     * @param attributes string attributes; at most ten, none empty
     * @param groupId message group (fair queue, FIFO), or null
     * @return the message id
     */
    public String send(
            String queueUrl, String body, Map<String, String> attributes, @Nullable String groupId, Deadline deadline) {
        return guard.call(
                deadline,
                () -> client().sendMessage(request -> request.queueUrl(queueUrl)
                                .messageBody(body)
                                .messageAttributes(values(attributes))
                                .messageGroupId(groupId)
                                .overrideConfiguration(within(deadline)))
                        .messageId());
    }

    /**
     * Puts a message that can never be handled on the dead-letter queue, with all its attributes and group.
     *
     * @param reason a code, in kebab case
     * @param detail a sentence without personal data
     */
    public String sendToDlq(String queueUrl, SqsMessage message, String reason, String detail, Deadline deadline) {
        Map<String, String> attributes = new HashMap<>(message.attributes());
        attributes.put("reason", reason);
        attributes.put("detail", detail);
        return send(queueUrl, message.body(), attributes, message.groupId(), deadline);
    }

    /**
     * Sets when received messages become visible again.
     *
     * @param secondsByReceipt receipt handle to seconds from now, cut to what SQS takes
     * @return receipt handles that SQS refused, usually because the message has become visible already
     */
    public Set<String> changeVisibility(String queueUrl, Map<String, Integer> secondsByReceipt, Deadline deadline) {
        Set<String> refused = new HashSet<>();
        List<String> receipts = new ArrayList<>(secondsByReceipt.keySet());
        for (int from = 0; from < receipts.size(); from += BATCH) {
            List<String> part = receipts.subList(from, Math.min(receipts.size(), from + BATCH));
            refused.addAll(changeBatch(queueUrl, part, secondsByReceipt, deadline));
        }
        return refused;
    }

    private List<String> changeBatch(
            String queueUrl, List<String> receipts, Map<String, Integer> secondsByReceipt, Deadline deadline) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        for (int index = 0; index < receipts.size(); index++) {
            String receipt = receipts.get(index);
            int seconds = Math.clamp(secondsByReceipt.getOrDefault(receipt, 0), 0, MAX_VISIBILITY);
            String id = Integer.toString(index);
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(id)
                    .receiptHandle(receipt)
                    .visibilityTimeout(seconds)
                    .build());
        }
        List<BatchResultErrorEntry> failed = guard.call(
                deadline,
                () -> client().changeMessageVisibilityBatch(request ->
                                request.queueUrl(queueUrl).entries(entries).overrideConfiguration(within(deadline)))
                        .failed());
        return failed.stream()
                .map(error -> receipts.get(Integer.parseInt(error.id())))
                .toList();
    }

    private static AwsRequestOverrideConfiguration within(Deadline deadline) {
        // The SDK refuses a time-out of zero; the guard has already refused an expired deadline.
        Duration limit = deadline.within(CALL_LIMIT);
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(limit.isPositive() ? limit : Duration.ofMillis(1))
                .build();
    }

    private static Map<String, MessageAttributeValue> values(Map<String, String> attributes) {
        Map<String, MessageAttributeValue> values = new HashMap<>();
        attributes.forEach((name, text) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(text)
                        .build()));
        return values;
    }

    private synchronized SqsClient client() {
        if (client == null) {
            client = clients.get();
        }
        return client;
    }

    @Override
    public void beforeCheckpoint() {
        close();
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
