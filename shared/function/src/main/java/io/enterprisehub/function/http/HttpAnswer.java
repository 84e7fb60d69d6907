package io.enterprisehub.function.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.enterprisehub.function.json.JsonContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an {@link HttpCall}, in the proxy form that both payload versions and Function URLs accept.
 *
 * @param status HTTP status code
 * @param headers by name, as they are to be sent
 * @param body written as text when it is valid UTF-8, else base64
 */
@SuppressWarnings("ArrayRecordComponent") // Answers are written once and never compared.
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String CONTENT_TYPE = "content-type";

    public HttpAnswer {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("Not an HTTP status: " + status);
        }
        headers = Map.copyOf(headers);
    }

    /** An answer without a body, such as 204. */
    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, Map.of(), new byte[0]);
    }

    public static HttpAnswer json(int status, JsonContent content) {
        return new HttpAnswer(status, Map.of(CONTENT_TYPE, "application/json"), content.toBytes());
    }

    /**
     * A problem as RFC 9457 describes it.
     *
     * @param type URI reference that identifies the kind of problem; {@code about:blank} when the status says it all
     * @param detail one sentence for the caller; it must not repeat the caller's input
     */
    public static HttpAnswer problem(int status, String type, String title, @Nullable String detail) {
        JsonContent content = json -> {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            if (detail != null) {
                json.writeStringField("detail", detail);
            }
            json.writeEndObject();
        };
        return new HttpAnswer(status, Map.of(CONTENT_TYPE, "application/problem+json"), content.toBytes());
    }

    /** The same answer with one header more. */
    public HttpAnswer withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }

    /** Writes the Lambda proxy response; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        String text = textOrNull();
        JsonContent response = json -> {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            writeHeaders(json);
            json.writeStringField("body", text == null ? Base64.getEncoder().encodeToString(body) : text);
            json.writeBooleanField("isBase64Encoded", text == null);
            json.writeEndObject();
        };
        out.write(response.toBytes());
    }

    private void writeHeaders(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
        json.writeEndObject();
    }

    private @Nullable String textOrNull() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
