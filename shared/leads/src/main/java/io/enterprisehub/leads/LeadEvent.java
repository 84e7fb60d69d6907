package io.enterprisehub.leads;

import java.time.Instant;
import java.util.List;

/**
 * What one CRM event says about one lead.
 *
 * @param eventId unique within the tenant; an event is applied once
 * @param type the CRM's name of the event, for the history
 * @param occurredAt event time
 * @param receivedAt when the webhook took it
 * @param truncated the CRM cut the payload: fields may be missing that the CRM knows
 */
public record LeadEvent(
        LeadKey lead,
        String eventId,
        String type,
        Instant occurredAt,
        Instant receivedAt,
        boolean truncated,
        List<LeadChange> changes) {

    public LeadEvent {
        changes = List.copyOf(changes);
    }
}
