package io.enterprisehub.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.json.JsonContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of this function. Errors are RFC 9457 problems that never repeat what the caller sent. */
final class Answers {

    private static final String BLANK = "about:blank";

    private Answers() {}

    /** Leads are personal data of one caller: nobody between us keeps them, and the caller asks again before using a copy. */
    static HttpAnswer json(JsonContent content) {
        return HttpAnswer.json(200, content).withHeader("cache-control", "private, no-cache");
    }

    /** What a level of the cache gave, as it is, with where it came from (RFC 9211). */
    static HttpAnswer cached(String json, String cacheStatus) {
        return new HttpAnswer(
                200,
                Map.of(
                        "content-type", "application/json",
                        "cache-control", "private, no-cache",
                        "cache-status", cacheStatus),
                json.getBytes(StandardCharsets.UTF_8));
    }

    static void writeNext(JsonGenerator json, @Nullable String cursor) throws IOException {
        if (cursor == null) {
            json.writeNullField("next");
        } else {
            json.writeStringField("next", cursor);
        }
    }

    static HttpAnswer badRequest() {
        return HttpAnswer.problem(400, BLANK, "Bad Request", null);
    }

    static HttpAnswer badParameter(BadParameter bad) {
        JsonContent content = json -> {
            json.writeStartObject();
            json.writeStringField("type", BLANK);
            json.writeStringField("title", "Bad Request");
            json.writeNumberField("status", 400);
            json.writeStringField(
                    "detail",
                    bad.parameter().equals("*")
                            ? "A query parameter " + bad.getMessage()
                            : "The query parameter " + bad.parameter() + " " + bad.getMessage());
            json.writeStringField("parameter", bad.parameter());
            if (!bad.allowed().isEmpty()) {
                json.writeArrayFieldStart("allowed");
                for (String value : bad.allowed()) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        };
        return new HttpAnswer(400, Map.of("content-type", "application/problem+json"), content.toBytes());
    }

    static HttpAnswer unauthorized() {
        return HttpAnswer.problem(401, BLANK, "Unauthorized", "Send a valid API key as bearer token or in x-api-key.")
                .withHeader("www-authenticate", "Bearer");
    }

    static HttpAnswer notFound() {
        return HttpAnswer.problem(404, BLANK, "Not Found", null);
    }

    static HttpAnswer badBody(BadBody bad) {
        return HttpAnswer.problem(400, BLANK, "Bad Request", "The body " + bad.getMessage() + ".");
    }

    static HttpAnswer methodNotAllowed(String allowed) {
        return HttpAnswer.problem(405, BLANK, "Method Not Allowed", null).withHeader("allow", allowed);
    }

    static HttpAnswer tooLarge() {
        return HttpAnswer.problem(413, BLANK, "Content Too Large", null);
    }

    /** The breaker lets trials through after a second. */
    static HttpAnswer unavailable() {
        return HttpAnswer.problem(503, BLANK, "Service Unavailable", "The database cannot be read at the moment.")
                .withHeader("retry-after", "2");
    }
}
