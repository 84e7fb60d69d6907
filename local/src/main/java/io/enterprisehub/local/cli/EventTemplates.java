package io.enterprisehub.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.ghl.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A small, complete body of every documented event type, about a lead named {@code lead-1}. */
final class EventTemplates {

    private static final String RESOURCE = "events.json";

    private final Map<String, Object> templates;

    EventTemplates() {
        try (InputStream in = Objects.requireNonNull(
                EventTemplates.class.getResourceAsStream(RESOURCE), "events.json is part of this package")) {
            templates = JSON.std.mapFrom(in);
        } catch (IOException e) {
            throw new UncheckedIOException("events.json cannot be read", e);
        }
    }

    /** The documented names, as GHL writes them. */
    static List<String> names() {
        return Arrays.stream(EventType.values()).map(EventType::wireName).toList();
    }

    /** The body of an event that happens now; types without an own template have only what every event has. */
    Map<String, @Nullable Object> body(String type, String location, String webhookId, Instant now) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("locationId", location);
        body.put("webhookId", webhookId);
        body.put("timestamp", time(now));
        if (templates.get(type) instanceof Map<?, ?> template) {
            template.forEach((name, value) -> body.put(name.toString(), filled(value, now)));
        }
        return body;
    }

    private static @Nullable Object filled(@Nullable Object value, Instant now) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((name, inner) -> copy.put(name.toString(), filled(inner, now)));
                yield copy;
            }
            case String text when text.equals("NOW") -> time(now);
            case String text when text.equals("TOMORROW") -> time(now.plus(Duration.ofDays(1)));
            default -> value;
        };
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
