package io.enterprisehub.function.sqs;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of a batch.
 *
 * @param messageId names the message in the batch answer
 * @param receiptHandle names this receive of the message: what visibility changes need
 * @param body as it was sent
 * @param attributes message attributes of type String (and Number, as text); binary ones are left out
 * @param receiveCount how often it was received, this time included; 1 when SQS did not say
 * @param sentAt when it was put on the queue; the epoch when SQS did not say
 * @param groupId its message group, on fair and FIFO queues
 * @param eventSourceArn the queue
 */
public record SqsMessage(
        String messageId,
        String receiptHandle,
        String body,
        Map<String, String> attributes,
        int receiveCount,
        Instant sentAt,
        @Nullable String groupId,
        String eventSourceArn) {

    public SqsMessage {
        attributes = Map.copyOf(attributes);
    }

    public @Nullable String attribute(String name) {
        return attributes.get(name);
    }
}
