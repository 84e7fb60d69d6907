package io.enterprisehub.local.poller;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A received message and the JSON that stands for it in Lambda's event. */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record SqsRecord(Message message, byte[] json) {
    private static final JsonFactory JSON = new JsonFactory();

    static SqsRecord of(Message message, String queueArn) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("messageId", message.messageId());
            json.writeStringField("receiptHandle", message.receiptHandle());
            json.writeStringField("body", message.body());
            json.writeObjectFieldStart("attributes");
            for (var attribute : message.attributesAsStrings().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("messageAttributes");
            for (var attribute : message.messageAttributes().entrySet()) {
                writeAttribute(json, attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
            if (message.md5OfMessageAttributes() != null) {
                json.writeStringField("md5OfMessageAttributes", message.md5OfMessageAttributes());
            }
            json.writeStringField("md5OfBody", message.md5OfBody());
            json.writeStringField("eventSource", "aws:sqs");
            json.writeStringField("eventSourceARN", queueArn);
            json.writeStringField("awsRegion", queueArn.split(":", -1)[3]);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return new SqsRecord(message, bytes.toByteArray());
    }

    private static void writeAttribute(JsonGenerator json, String name, MessageAttributeValue value)
            throws IOException {
        json.writeObjectFieldStart(name);
        if (value.stringValue() != null) {
            json.writeStringField("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            json.writeStringField(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        json.writeArrayFieldStart("stringListValues");
        json.writeEndArray();
        json.writeArrayFieldStart("binaryListValues");
        json.writeEndArray();
        json.writeStringField("dataType", value.dataType());
        json.writeEndObject();
    }

    /** The event that Lambda sends for a batch. */
    static byte[] event(List<SqsRecord> batch) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"Records\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                bytes.write(',');
            }
            bytes.writeBytes(batch.get(i).json());
        }
        bytes.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
