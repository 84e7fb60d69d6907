package io.enterprisehub.scoring.event;

import io.enterprisehub.ghl.event.EventType;
import io.enterprisehub.leads.LeadChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of docs/event-mapping.md: from an event's type to the lead it is about and to what it changes. */
final class LeadMapping {

    private LeadMapping() {}

    /** The contact id, or null. */
    static @Nullable String leadId(EventType type, Payload body) {
        String own =
                switch (type) {
                    case CONTACT_CREATE, CONTACT_UPDATE, CONTACT_TAG_UPDATE, CONTACT_DND_UPDATE, CONTACT_DELETE ->
                        body.entityId("id");
                    case APPOINTMENT_CREATE, APPOINTMENT_UPDATE, APPOINTMENT_DELETE ->
                        body.object("appointment").entityId("contactId");
                    default -> null;
                };
        return own == null ? body.entityId("contactId") : own;
    }

    /** What the event changes; empty where the table says "nothing". */
    static List<LeadChange> changes(EventType type, Payload body, Times times) {
        return switch (type) {
            case CONTACT_CREATE, CONTACT_UPDATE, CONTACT_TAG_UPDATE, CONTACT_DND_UPDATE ->
                ContactMapping.written(body, times);
            case CONTACT_DELETE -> ContactMapping.erased(times);
            case CONVERSATION_UNREAD_UPDATE -> ContactMapping.unread(body, times);
            case INBOUND_MESSAGE -> MessageMapping.changes(body, true, times);
            case OUTBOUND_MESSAGE -> MessageMapping.changes(body, false, times);
            case LC_EMAIL_STATS -> EmailMapping.changes(body.object("webhookPayload"), times);
            case APPOINTMENT_CREATE, APPOINTMENT_UPDATE -> ItemMapping.appointment(body.object("appointment"), times);
            case APPOINTMENT_DELETE -> ItemMapping.appointmentDeleted(body.object("appointment"), times);
            case OPPORTUNITY_CREATE,
                    OPPORTUNITY_UPDATE,
                    OPPORTUNITY_STATUS_UPDATE,
                    OPPORTUNITY_MONETARY_VALUE_UPDATE,
                    OPPORTUNITY_ASSIGNED_TO_UPDATE -> ItemMapping.opportunity(body, times);
            case OPPORTUNITY_STAGE_UPDATE -> ItemMapping.opportunityMoved(body, times);
            case OPPORTUNITY_DELETE -> ItemMapping.opportunityDeleted(body, times);
            case NOTE_CREATE -> ItemMapping.noteAdded(body, times);
            case TASK_CREATE -> ItemMapping.taskAdded(body, times);
            case TASK_COMPLETE -> ItemMapping.taskCompleted(body, times);
            case TASK_DELETE -> ItemMapping.taskDeleted(body, times);
            case CAMPAIGN_STATUS_UPDATE -> ItemMapping.campaign(body, times);
            default -> List.of();
        };
    }
}
