package io.enterprisehub.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.json.JsonContent;
import io.enterprisehub.function.sqs.SqsMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the handler as Lambda does. */
public final class Invocations {

    private Invocations() {}

    /** A handler with these settings and those that never matter to a test. */
    public static ScoringHandler handler(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("AWS_REGION", "eu-central-1");
        return new ScoringHandler(context -> context.singletons(new Settings(all)));
    }

    public static String invoke(ScoringHandler handler, byte[] event, int millisLeft) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, context(millisLeft));
        return answer.toString(UTF_8);
    }

    /** The messages in the shape of Lambda's event. */
    public static byte[] event(List<SqsMessage> messages) {
        JsonContent event = json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("Records");
            for (SqsMessage message : messages) {
                json.writeStartObject();
                json.writeStringField("messageId", message.messageId());
                json.writeStringField("receiptHandle", message.receiptHandle());
                json.writeStringField("body", message.body());
                json.writeObjectFieldStart("messageAttributes");
                for (Map.Entry<String, String> attribute : message.attributes().entrySet()) {
                    json.writeObjectFieldStart(attribute.getKey());
                    json.writeStringField("stringValue", attribute.getValue());
                    json.writeStringField("dataType", "String");
                    json.writeEndObject();
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
        return event.toBytes();
    }

    private static Context context(int millisLeft) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAwsRequestId" -> "test-request";
                    case "getRemainingTimeInMillis" -> millisLeft;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
