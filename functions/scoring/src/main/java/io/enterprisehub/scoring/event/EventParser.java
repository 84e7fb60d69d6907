package io.enterprisehub.scoring.event;

import com.fasterxml.jackson.jr.stree.JrsObject;
import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.ghl.event.EventType;
import io.enterprisehub.ghl.event.Tenant;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.scoring.event.Parsed.LifeCycle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a message of the queue lead-events into what it says. Whatever the body holds, the result is an event or a reason
 * why it never will be one; nothing is thrown. Stateless and safe for many threads.
 */
public final class EventParser {

    private static final String UNKNOWN_TYPE = "unknown";
    private static final Pattern TYPE = Pattern.compile("[A-Za-z_]{1,64}");

    private final BodyReader bodies = new BodyReader();

    /** What the message says. */
    public Parsed parse(SqsMessage message) {
        String tenant = message.attribute("tenant");
        if (tenant == null || !isTenant(tenant)) {
            return new Parsed.Poison(PoisonReason.NO_TENANT);
        }
        String text = text(message);
        if (text == null) {
            return new Parsed.Poison(PoisonReason.BAD_ENCODING);
        }
        boolean truncated = "true".equals(message.attribute("truncated"));
        JrsObject body;
        try {
            body = bodies.read(text, truncated);
        } catch (BodyReader.Unreadable unreadable) {
            return new Parsed.Poison(unreadable.reason);
        }
        return parse(message, tenant, Payload.ofBody(body), truncated);
    }

    private static Parsed parse(SqsMessage message, String tenant, Payload body, boolean truncated) {
        boolean signed = !"workflow".equals(message.attribute("route"));
        // The workflow route has its location in the path: what the body says is the customer's business.
        if (signed ? !belongsTo(tenant, body) : tenant.startsWith(Parsed.COMPANY_PREFIX)) {
            return new Parsed.Poison(PoisonReason.TENANT_MISMATCH);
        }
        String eventId = eventId(message, body, signed);
        if (eventId == null) {
            return new Parsed.Poison(PoisonReason.NO_EVENT_ID);
        }
        Instant sentAt = Dates.parse(message.attribute("receivedAt"));
        Instant receivedAt = sentAt == null ? message.sentAt() : sentAt;
        Times times = Times.of(body.date("timestamp"), receivedAt);
        String typeName = typeName(body);
        EventType type = EventType.of(typeName);
        if (type != null && type.role() == EventType.Role.LIFE_CYCLE) {
            return signed
                    ? lifeCycle(type, tenant, body, eventId, times)
                    : new Parsed.Poison(PoisonReason.UNSIGNED_LIFE_CYCLE);
        }
        String leadId = type == null || type.role() != EventType.Role.LEAD ? null : LeadMapping.leadId(type, body);
        if (type == null || leadId == null) {
            return new Parsed.HistoryOnly(tenant, eventId, typeName, times.event(), receivedAt);
        }
        return new Parsed.OfLead(new LeadEvent(
                new LeadKey(tenant, leadId),
                eventId,
                typeName,
                times.event(),
                receivedAt,
                truncated,
                LeadMapping.changes(type, body, times)));
    }

    /** The type as it stands; what cannot be a type is not kept, since it may be anything that somebody typed. */
    private static String typeName(Payload body) {
        String type = body.text("type");
        return type != null && TYPE.matcher(type).matches() ? type : UNKNOWN_TYPE;
    }

    private static Parsed lifeCycle(EventType type, String tenant, Payload body, String eventId, Times times) {
        return new LifeCycle(
                type == EventType.INSTALL ? LifeCycle.Change.INSTALL : LifeCycle.Change.UNINSTALL,
                tenant,
                body.entityId("companyId"),
                eventId,
                type.wireName(),
                times.event(),
                times.received());
    }

    private static boolean isTenant(String tenant) {
        String id =
                tenant.startsWith(Parsed.COMPANY_PREFIX) ? tenant.substring(Parsed.COMPANY_PREFIX.length()) : tenant;
        return Tenant.ofLocation(id) != null;
    }

    /** The queue's tenant was read from the same bytes; where the two differ, one of them was tampered with or misrouted. */
    private static boolean belongsTo(String tenant, Payload body) {
        String location = body.raw("locationId");
        if (location == null && "location".equals(body.raw("altType"))) {
            location = body.raw("altId");
        }
        if (tenant.startsWith(Parsed.COMPANY_PREFIX)) {
            EventType type = EventType.of(body.text("type"));
            return location == null
                    && type != null
                    && type.role() == EventType.Role.LIFE_CYCLE
                    && tenant.equals(Parsed.COMPANY_PREFIX + strip(body.raw("companyId")));
        }
        return tenant.equals(strip(location));
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The workflow route's bodies are written by the customer: only the webhook's own id keeps them apart. */
    private static @Nullable String eventId(SqsMessage message, Payload body, boolean signed) {
        String own = signed ? Texts.eventId(body.raw("webhookId")) : null;
        return own == null ? Texts.eventId(message.attribute("eventId")) : own;
    }

    private static @Nullable String text(SqsMessage message) {
        if (!"base64".equals(message.attribute("encoding"))) {
            return message.body();
        }
        try {
            return new String(Base64.getDecoder().decode(message.body()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
