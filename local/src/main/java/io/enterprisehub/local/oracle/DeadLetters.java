package io.enterprisehub.local.oracle;

import io.enterprisehub.local.oracle.Snapshot.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Looks through a dead-letter queue without emptying it. */
public final class DeadLetters {

    /** Long enough that no message is seen twice in one look. */
    private static final int INVISIBLE_SECONDS = 60;

    private DeadLetters() {}

    public static List<DeadLetter> in(SqsClient sqs, String queueUrl) {
        List<DeadLetter> letters = new ArrayList<>();
        while (true) {
            List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(10)
                            .visibilityTimeout(INVISIBLE_SECONDS)
                            .messageAttributeNames("All"))
                    .messages();
            if (messages.isEmpty()) {
                return letters;
            }
            messages.forEach(message -> letters.add(letter(message.messageAttributes())));
        }
    }

    private static DeadLetter letter(Map<String, MessageAttributeValue> attributes) {
        String tenant = text(attributes, "tenant");
        String eventId = text(attributes, "eventId");
        EventKey key = tenant == null || eventId == null ? null : new EventKey(tenant, eventId);
        return new DeadLetter(key, text(attributes, "reason"));
    }

    private static @Nullable String text(Map<String, MessageAttributeValue> attributes, String name) {
        MessageAttributeValue value = attributes.get(name);
        return value == null ? null : value.stringValue();
    }
}
