package io.enterprisehub.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.enterprisehub.simulation.Act.Appointment;
import io.enterprisehub.simulation.Act.CallResult;
import io.enterprisehub.simulation.Act.Channel;
import io.enterprisehub.simulation.Act.Contact;
import io.enterprisehub.simulation.Act.Opportunity;
import io.enterprisehub.simulation.Act.Task;
import io.enterprisehub.simulation.Delivery.Defect;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the bytes that GHL posts: its documented flat shape, with the envelope that real deliveries add ({@code
 * timestamp}, {@code webhookId}, {@code appId}, {@code versionId}), and the delivery's defect.
 */
public final class GhlPayloads {

    /** Where GHL cuts a body. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final String APP = "64a0c0ffee0123456789abcd";
    private static final String VERSION = "64a0c0ffee0123456789abce";
    /** Milliseconds always: the shape that GHL's examples have. */
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** Appointments come in the location's time. */
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.ofHours(-6));

    private GhlPayloads() {}

    /** The body, UTF-8. */
    public static byte[] json(Delivery delivery) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", delivery.type());
        body.put(delivery.tenant().startsWith("company:") ? "companyId" : "locationId", delivery.tenant());
        body.put("webhookId", delivery.webhookId());
        body.put("timestamp", UTC.format(delivery.act().at()));
        body.put("appId", APP);
        body.put("versionId", VERSION);
        boolean cut = delivery.defect() == Defect.CUT;
        if (cut) {
            body.put("payloadTooLarge", true);
        }
        entity(body, delivery.act());
        if (delivery.defect() == Defect.WITHOUT_CONTACT) {
            body.remove("contactId");
            body.remove("body");
        }
        if (cut) {
            // Last, so that what is lost is this text and nothing else.
            body.put("attachments", List.of("https://files.example.com/" + "a".repeat(MAX_BYTES)));
        }
        byte[] bytes = JsonText.of(body).getBytes(UTF_8);
        return cut ? Arrays.copyOf(bytes, MAX_BYTES) : bytes;
    }

    private static void entity(Map<String, @Nullable Object> body, Act act) {
        if (act instanceof Act.OfLead ofLead
                && !(act instanceof Act.OfContact)
                && !(act instanceof Act.OfAppointment)) {
            body.put("contactId", ofLead.leadId());
        }
        switch (act) {
            case Act.Installed installed -> {
                body.put("companyId", installed.companyId());
                body.put("userId", idOf(installed.companyId()));
                body.put("planId", "66a0000000000000000000aa");
                body.put("companyName", "Synthetic Realty");
            }
            case Act.Uninstalled uninstalled -> body.put("companyId", uninstalled.companyId());
            case Act.OfContact contact -> contact(body, contact);
            case Act.MessageSent message -> message(body, message);
            case Act.CallMade call -> call(body, call);
            case Act.EmailStat stat -> body.put("webhookPayload", emailStat(stat));
            case Act.OfAppointment appointment ->
                body.put("appointment", appointment(appointment.appointment(), appointment.leadId(), act.at()));
            case Act.OfOpportunity opportunity -> opportunity(body, opportunity.opportunity());
            case Act.NoteAdded note -> {
                body.put("id", note.noteId());
                body.put("body", note.text());
                body.put("dateAdded", UTC.format(note.at()));
            }
            case Act.TaskAdded added -> task(body, added.task());
            case Act.TaskCompleted completed -> task(body, completed.task());
            case Act.CampaignStatus campaign -> {
                body.put("id", campaign.campaignId());
                body.put("status", campaign.status());
                body.put("templateId", idOf(campaign.campaignId()));
                body.put("replied", campaign.reply() == null ? "" : campaign.reply());
                body.put("dateAdded", UTC.format(campaign.at()));
            }
        }
    }

    private static void contact(Map<String, @Nullable Object> body, Act.OfContact act) {
        Contact contact = act.contact();
        body.put("id", act.leadId());
        body.put("country", "US");
        body.put("source", contact.source());
        body.put("dateAdded", UTC.format(contact.createdAt()));
        body.put("dnd", contact.dnd());
        if (act instanceof Act.DndChanged) {
            Map<String, Object> settings = new LinkedHashMap<>();
            for (String channel : List.of("SMS", "Call", "Email")) {
                settings.put(channel, Map.of("status", contact.dnd() ? "active" : "inactive"));
            }
            body.put("dndSettings", settings);
        }
        putIfKnown(body, "email", contact.email());
        body.put("name", contact.name());
        body.put("firstName", contact.firstName());
        body.put("lastName", contact.lastName());
        putIfKnown(body, "phone", contact.phone());
        body.put("tags", contact.tags());
        putIfKnown(body, "assignedTo", contact.assignedTo());
        body.put("customFields", List.of(Map.of("value", "3+ bedrooms")));
    }

    private static void message(Map<String, @Nullable Object> body, Act.MessageSent message) {
        boolean email = message.channel() == Channel.EMAIL;
        body.put("body", message.text());
        body.put("conversationId", idOf(message.leadId()));
        body.put("dateAdded", UTC.format(message.at()));
        body.put("direction", message.direction().name().toLowerCase(Locale.ROOT));
        body.put("messageType", email ? "Email" : "SMS");
        if (email) {
            body.put("emailMessageId", message.messageId());
            body.put("threadId", message.messageId());
            body.put("subject", "Your search");
        } else {
            body.put("messageId", message.messageId());
            body.put("contentType", "text/plain");
        }
        body.put("status", "delivered");
    }

    private static void call(Map<String, @Nullable Object> body, Act.CallMade call) {
        String status = call.result() == CallResult.NO_ANSWER
                ? "no-answer"
                : call.result().name().toLowerCase(Locale.ROOT);
        body.put("conversationId", idOf(call.leadId()));
        body.put("dateAdded", UTC.format(call.at()));
        body.put("direction", call.direction().name().toLowerCase(Locale.ROOT));
        body.put("messageType", "CALL");
        body.put("messageId", call.messageId());
        body.put("status", status);
        if (call.result() == CallResult.COMPLETED) {
            body.put("callDuration", call.seconds());
            body.put("callStatus", status);
        }
    }

    private static Map<String, Object> emailStat(Act.EmailStat stat) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put(
                "event",
                switch (stat.event()) {
                    case FAILED_FOR_NOW -> "failed";
                    default -> stat.event().name().toLowerCase(Locale.ROOT);
                });
        if (stat.event() == Act.EmailEvent.FAILED_FOR_NOW) {
            payload.put("severity", "temporary");
        }
        payload.put("id", stat.emailId());
        payload.put("timestamp", stat.at().getEpochSecond());
        payload.put("message", Map.of("headers", Map.of("to", stat.recipient())));
        payload.put("recipient", stat.recipient());
        payload.put("tags", List.of("loc_" + stat.tenant()));
        return payload;
    }

    private static Map<String, Object> appointment(Appointment appointment, String leadId, Instant at) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", appointment.id());
        entity.put("title", "Viewing");
        entity.put("calendarId", appointment.calendarId());
        entity.put("contactId", leadId);
        entity.put("appointmentStatus", appointment.status());
        entity.put("assignedUserId", appointment.userId());
        entity.put("users", List.of(appointment.userId()));
        entity.put("source", "booking_widget");
        entity.put("startTime", LOCAL.format(appointment.startsAt()));
        entity.put("endTime", LOCAL.format(appointment.startsAt().plusSeconds(3600)));
        entity.put("dateAdded", LOCAL.format(appointment.addedAt()));
        entity.put("dateUpdated", LOCAL.format(at));
        return entity;
    }

    private static void opportunity(Map<String, @Nullable Object> body, Opportunity opportunity) {
        body.put("id", opportunity.id());
        putIfKnown(body, "assignedTo", opportunity.assignedTo());
        body.put("monetaryValue", opportunity.value());
        body.put("name", "Opportunity");
        body.put("pipelineId", opportunity.pipelineId());
        body.put("pipelineStageId", opportunity.stageId());
        body.put("status", opportunity.status());
        body.put("dateAdded", UTC.format(opportunity.addedAt()));
    }

    private static void task(Map<String, @Nullable Object> body, Task task) {
        body.put("id", task.id());
        body.put("assignedTo", task.assignedTo());
        body.put("title", task.title());
        body.put("body", task.title());
        body.put("dateAdded", UTC.format(task.addedAt()));
        body.put("dueDate", UTC.format(task.dueAt()));
    }

    private static void putIfKnown(Map<String, @Nullable Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    /** An id of something that belongs to another, equal whenever that is. */
    private static String idOf(String owner) {
        return UUID.nameUUIDFromBytes(owner.getBytes(UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 20);
    }
}
