package io.enterprisehub.local.traffic;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies that the market does not have: life cycle, oddities and poison. */
final class Bodies {

    private Bodies() {}

    /** The fields that every delivery has, and more. */
    static Map<String, Object> event(String type, String location, String id, Instant at) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("locationId", location);
        body.put("timestamp", at.toString());
        body.put("webhookId", id);
        return body;
    }

    static byte[] bytes(Map<String, Object> body) {
        try {
            return JSON.std.asBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a map could not be written as JSON", e);
        }
    }

    static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Nested deeper than any reader should follow. */
    static byte[] deep(Map<String, Object> body) {
        String text = new String(bytes(body), StandardCharsets.UTF_8);
        int depth = 500;
        return bytes(text.substring(0, text.length() - 1) + ",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
    }
}
