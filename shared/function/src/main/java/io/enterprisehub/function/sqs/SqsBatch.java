package io.enterprisehub.function.sqs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.enterprisehub.function.json.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The messages that one invocation received, in the order of the event.
 *
 * @param messages never empty in an event of SQS; an empty list is allowed, a repeated message id is not
 */
public record SqsBatch(List<SqsMessage> messages) {

    public SqsBatch {
        messages = List.copyOf(messages);
        Set<String> ids = new HashSet<>();
        for (SqsMessage message : messages) {
            if (!ids.add(message.messageId())) {
                throw new BadBatchEvent("Two messages of the batch share an id");
            }
        }
    }

    /**
     * Reads one event.
     *
     * @throws BadBatchEvent when it is not a batch of SQS
     */
    public static SqsBatch parse(InputStream event) {
        List<SqsMessage> messages = new ArrayList<>();
        boolean[] found = new boolean[1];
        try (JsonParser parser = JsonFields.FACTORY.createParser(event)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadBatchEvent("The event is not a JSON object");
            }
            JsonFields.visit(parser, (name, value) -> {
                if (name.equals("Records") && value.currentToken() == JsonToken.START_ARRAY) {
                    found[0] = true;
                    while (value.nextToken() != JsonToken.END_ARRAY) {
                        messages.add(SqsRecord.read(value));
                    }
                } else {
                    value.skipChildren();
                }
            });
        } catch (IOException malformed) {
            // The cause is left out: Jackson quotes the input, and the input holds personal data.
            throw new BadBatchEvent(
                    "The event cannot be read as JSON: " + malformed.getClass().getSimpleName());
        }
        if (!found[0]) {
            throw new BadBatchEvent("The event has no Records");
        }
        return new SqsBatch(messages);
    }

    /**
     * The answer that hands the named messages back and completes the others.
     *
     * @throws IllegalArgumentException for an id that is not of this batch: Lambda would fail the whole batch
     */
    public BatchAnswer failing(Set<String> messageIds) {
        Set<String> unknown = new HashSet<>(messageIds);
        messages.forEach(message -> unknown.remove(message.messageId()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown.size() + " ids are not of this batch");
        }
        return new BatchAnswer(messageIds);
    }
}
