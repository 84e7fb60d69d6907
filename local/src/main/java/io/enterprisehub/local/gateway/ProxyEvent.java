package io.enterprisehub.local.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event of an HTTP API, payload version 2.0.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Format</a>
 */
final class ProxyEvent {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter COMMON_LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What is known of one request. */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Request(
            String requestId,
            Instant time,
            String method,
            String rawPath,
            String rawQuery,
            String protocol,
            String sourceIp,
            Headers headers,
            byte[] body) {}

    private ProxyEvent() {}

    static byte[] of(Request request, RouteTable.Match match) {
        var bytes = new ByteArrayOutputStream(request.body().length + 2048);
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("version", "2.0");
            json.writeStringField("routeKey", match.route().key());
            json.writeStringField("rawPath", request.rawPath());
            json.writeStringField("rawQueryString", request.rawQuery());
            writeCookies(json, request.headers());
            writeHeaders(json, request.headers());
            writeStrings(json, "queryStringParameters", query(request.rawQuery()));
            writeStrings(json, "pathParameters", match.parameters());
            writeContext(json, request, match);
            writeBody(json, request);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeCookies(JsonGenerator json, Headers headers) throws IOException {
        var cookies = headers.get("Cookie");
        if (cookies != null) {
            json.writeArrayFieldStart("cookies");
            for (var line : cookies) {
                for (var cookie : line.split(";", -1)) {
                    json.writeString(cookie.strip());
                }
            }
            json.writeEndArray();
        }
    }

    /** Lower case, several values of a name joined by a comma; cookies have their own field. */
    private static void writeHeaders(JsonGenerator json, Headers headers) throws IOException {
        json.writeObjectFieldStart("headers");
        for (var header : headers.entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Cookie")) {
                json.writeStringField(header.getKey().toLowerCase(Locale.ROOT), String.join(",", header.getValue()));
            }
        }
        json.writeEndObject();
    }

    private static Map<String, String> query(String rawQuery) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : rawQuery.isEmpty() ? new String[0] : rawQuery.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            parameters.merge(name, equals < 0 ? "" : decode(pair.substring(equals + 1)), (a, b) -> a + "," + b);
        }
        return parameters;
    }

    /** What is not a valid escape is passed on as it came. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Absent when empty, as API Gateway does it. */
    private static void writeStrings(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeObjectFieldStart(name);
            for (var value : values.entrySet()) {
                json.writeStringField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
        }
    }

    private static void writeContext(JsonGenerator json, Request request, RouteTable.Match match) throws IOException {
        var agent = request.headers().getFirst("User-Agent");
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("accountId", "000000000000");
        json.writeStringField("apiId", "local");
        json.writeStringField("domainName", "localhost");
        json.writeStringField("domainPrefix", "localhost");
        json.writeObjectFieldStart("http");
        json.writeStringField("method", request.method());
        json.writeStringField("path", request.rawPath());
        json.writeStringField("protocol", request.protocol());
        json.writeStringField("sourceIp", request.sourceIp());
        json.writeStringField("userAgent", agent == null ? "" : agent);
        json.writeEndObject();
        json.writeStringField("requestId", request.requestId());
        json.writeStringField("routeKey", match.route().key());
        json.writeStringField("stage", "$default");
        json.writeStringField("time", COMMON_LOG_TIME.format(request.time()));
        json.writeNumberField("timeEpoch", request.time().toEpochMilli());
        json.writeEndObject();
    }

    private static void writeBody(JsonGenerator json, Request request) throws IOException {
        var text = isText(request.headers().getFirst("Content-Type")) ? utf8(request.body()) : null;
        if (request.body().length > 0) {
            json.writeStringField(
                    "body", text != null ? text : Base64.getEncoder().encodeToString(request.body()));
        }
        json.writeBooleanField("isBase64Encoded", request.body().length > 0 && text == null);
    }

    private static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        var type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/javascript")
                || type.equals("application/xml")
                || type.endsWith("+json")
                || type.endsWith("+xml");
    }

    /** Bytes that are no UTF-8 travel as base64: a signature covers the bytes, a replacement character would break it. */
    private static @Nullable String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
