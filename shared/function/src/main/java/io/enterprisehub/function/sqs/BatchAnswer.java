package io.enterprisehub.function.sqs;

import io.enterprisehub.function.json.JsonContent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * The partial batch response. Lambda treats anything malformed - an empty or unknown identifier, a wrong key, broken
 * JSON - as failure of the whole batch, so the answer is built here and nowhere else.
 *
 * @param failedMessageIds messages that SQS shall deliver again; empty completes the batch
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an SQS
 *     event source</a>
 */
public record BatchAnswer(Set<String> failedMessageIds) {

    public BatchAnswer {
        failedMessageIds = Set.copyOf(failedMessageIds);
        if (failedMessageIds.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A blank identifier would fail the whole batch");
        }
    }

    /** Writes the response; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        JsonContent response = json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            for (String id : failedMessageIds) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", id);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
        out.write(response.toBytes());
    }
}
