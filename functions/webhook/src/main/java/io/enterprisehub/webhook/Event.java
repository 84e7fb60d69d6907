package io.enterprisehub.webhook;

import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.ghl.event.Envelope;
import io.enterprisehub.ghl.event.EventType;
import io.enterprisehub.ghl.event.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** One post whose sender is proven, on its way to the queue. */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy per access of a body of 512 KiB is waste.
record Event(Route route, Tenant tenant, String id, Envelope envelope, Instant receivedAt, byte[] body) {

    private static final Duration SIGNED_CLAIM = Duration.ofDays(1);
    private static final Duration WORKFLOW_CLAIM = Duration.ofMinutes(1);

    static Event of(Route route, HttpCall call, Envelope envelope, Instant now) {
        Instant receivedAt = now.truncatedTo(ChronoUnit.MILLIS);
        byte[] body = call.body();
        return switch (route) {
            case Route.Signed signed ->
                new Event(
                        route,
                        envelope.tenant(),
                        EventId.ofSigned(envelope, call.header(EventId.DELIVERY_HEADER), body),
                        envelope,
                        receivedAt,
                        body);
            case Route.Workflow workflow ->
                new Event(route, workflow.location(), EventId.ofWorkflow(body, now), envelope, receivedAt, body);
        };
    }

    /** How long the id stays claimed: only as long as another attempt is likely, the database remembers longer. */
    Duration claimLife() {
        return route instanceof Route.Signed ? SIGNED_CLAIM : WORKFLOW_CLAIM;
    }

    /** An installation must reach a closed location, and a removal must purge it. */
    boolean passesClosed() {
        EventType type = envelope.eventType();
        return route instanceof Route.Signed && type != null && type.role() == EventType.Role.LIFE_CYCLE;
    }

    /** The message attributes beside the body's encoding. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("tenant", tenant.id());
        attributes.put("eventId", id);
        attributes.put("route", route.wireName());
        attributes.put("receivedAt", receivedAt.toString());
        if (envelope.truncated()) {
            attributes.put("truncated", "true");
        }
        EventType type = envelope.eventType();
        if (type != null) {
            attributes.put("type", type.wireName());
        }
        return attributes;
    }
}
