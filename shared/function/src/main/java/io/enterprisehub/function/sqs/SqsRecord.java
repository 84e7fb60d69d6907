package io.enterprisehub.function.sqs;

import static io.enterprisehub.function.json.JsonFields.text;
import static io.enterprisehub.function.json.JsonFields.texts;
import static io.enterprisehub.function.json.JsonFields.visit;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects one record of the event; the field names are those of the Lambda event, not of the SQS API. */
final class SqsRecord {

    private @Nullable String messageId;
    private String receiptHandle = "";
    private String body = "";
    private String eventSourceArn = "";
    private Map<String, String> system = Map.of();
    private final Map<String, String> attributes = new HashMap<>();

    private SqsRecord() {}

    static SqsMessage read(JsonParser parser) throws IOException {
        SqsRecord read = new SqsRecord();
        visit(parser, read::field);
        return read.toMessage();
    }

    private void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "messageId" -> messageId = text(value);
            case "receiptHandle" -> receiptHandle = orEmpty(text(value));
            case "body" -> body = orEmpty(text(value));
            case "eventSourceARN" -> eventSourceArn = orEmpty(text(value));
            case "attributes" -> system = texts(value);
            case "messageAttributes" -> visit(value, this::attribute);
            default -> value.skipChildren();
        }
    }

    private void attribute(String name, JsonParser value) throws IOException {
        String text = texts(value).get("stringValue");
        if (text != null) {
            attributes.put(name, text);
        }
    }

    private SqsMessage toMessage() {
        if (messageId == null || messageId.isBlank()) {
            throw new BadBatchEvent("A message has no id");
        }
        return new SqsMessage(
                messageId,
                receiptHandle,
                body,
                attributes,
                (int) number("ApproximateReceiveCount", 1),
                Instant.ofEpochMilli(number("SentTimestamp", 0)),
                system.get("MessageGroupId"),
                eventSourceArn);
    }

    private long number(String name, long fallback) {
        String text = system.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw new BadBatchEvent(name + " is not a number");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
