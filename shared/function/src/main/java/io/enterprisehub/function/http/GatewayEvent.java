package io.enterprisehub.function.http;

import static io.enterprisehub.function.json.JsonFields.text;
import static io.enterprisehub.function.json.JsonFields.texts;
import static io.enterprisehub.function.json.JsonFields.visit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.enterprisehub.function.json.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of both payload versions in one pass; the versions share no field name with different meaning.
 * Version 1.0 names the method {@code httpMethod} and has {@code multiValueHeaders}; version 2.0, also sent by Function
 * URLs, has {@code requestContext.http} and puts the stage in front of {@code rawPath} unless it is {@code $default}.
 */
final class GatewayEvent {

    private @Nullable String method;
    private @Nullable String path;
    private @Nullable String rawPath;
    private @Nullable String stage;
    private @Nullable String body;
    private boolean base64;
    private String requestId = "";
    private String sourceIp = "";
    private Map<String, String> pathParameters = Map.of();
    private Map<String, String> query = Map.of();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> joinedHeaders = new HashMap<>();

    private GatewayEvent() {}

    static GatewayEvent read(InputStream event, int maxEventBytes) {
        GatewayEvent read = new GatewayEvent();
        try {
            byte[] bytes = event.readNBytes(maxEventBytes + 1);
            if (bytes.length > maxEventBytes) {
                throw new GatewayEventTooLarge(maxEventBytes);
            }
            try (JsonParser parser = JsonFields.FACTORY.createParser(bytes)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new BadGatewayEvent("The event is not a JSON object", null);
                }
                visit(parser, read::field);
            }
        } catch (IOException malformed) {
            throw new BadGatewayEvent("The event cannot be read as JSON", withoutContent(malformed));
        }
        return read;
    }

    /** Jackson quotes the input in its messages; the class of the fault is enough and leaks nothing. */
    private static Throwable withoutContent(IOException malformed) {
        return new IOException(malformed.getClass().getSimpleName());
    }

    private void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "httpMethod" -> method = text(value);
            case "path" -> path = text(value);
            case "rawPath" -> rawPath = text(value);
            case "body" -> body = text(value);
            case "isBase64Encoded" -> base64 = "true".equals(text(value));
            case "pathParameters" -> pathParameters = texts(value);
            case "queryStringParameters" -> query = texts(value);
            case "headers" -> texts(value).forEach((header, text) -> headers.put(lower(header), text));
            case "multiValueHeaders" -> visit(value, this::joinHeader);
            case "requestContext" -> visit(value, this::contextField);
            default -> value.skipChildren();
        }
    }

    private void joinHeader(String name, JsonParser values) throws IOException {
        if (values.currentToken() != JsonToken.START_ARRAY) {
            values.skipChildren();
            return;
        }
        while (values.nextToken() != JsonToken.END_ARRAY) {
            String text = text(values);
            if (text != null) {
                joinedHeaders.merge(lower(name), text, (first, next) -> first + "," + next);
            }
        }
    }

    private void contextField(String name, JsonParser value) throws IOException {
        switch (name) {
            case "requestId" -> requestId = orEmpty(text(value));
            case "stage" -> stage = text(value);
            case "identity" -> visit(value, this::callerField);
            case "http" -> visit(value, this::callerField);
            default -> value.skipChildren();
        }
    }

    private void callerField(String name, JsonParser value) throws IOException {
        switch (name) {
            case "sourceIp" -> sourceIp = orEmpty(text(value));
            case "method" -> method = text(value);
            default -> value.skipChildren();
        }
    }

    HttpCall toCall() {
        if (method == null) {
            throw new BadGatewayEvent("The event names no HTTP method", null);
        }
        headers.putAll(joinedHeaders);
        return new HttpCall(
                method.toUpperCase(Locale.ROOT),
                requestPath(),
                pathParameters,
                headers,
                query,
                bodyBytes(),
                requestId,
                sourceIp);
    }

    private String requestPath() {
        if (rawPath == null) {
            if (path == null) {
                throw new BadGatewayEvent("The event names no path", null);
            }
            return path;
        }
        String prefix = "/" + stage;
        if (stage == null || !rawPath.startsWith(prefix)) {
            return rawPath;
        }
        String rest = rawPath.substring(prefix.length());
        if (rest.isEmpty()) {
            return "/";
        }
        return rest.startsWith("/") ? rest : rawPath;
    }

    private byte[] bodyBytes() {
        if (body == null) {
            return new byte[0];
        }
        if (!base64) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException malformed) {
            throw new BadGatewayEvent("The body is marked base64 and is not", null);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
