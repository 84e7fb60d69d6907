package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.json.JsonContent;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.score.Announcement;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.outbox.OutboxEntry;
import io.enterprisehub.store.outbox.OutboxEntry.Kind;
import io.enterprisehub.store.outbox.OutboxRepository;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides in the transaction of the score what the CRM shall be told, and asks back what it cut off. */
final class Announcements {

    private final OutboxRepository outbox;

    Announcements(OutboxRepository outbox) {
        this.outbox = outbox;
    }

    /** Notes the scores that moved enough since they were last announced; the CRM no longer knows deleted contacts. */
    void announce(String tenant, List<LeadDocument> leads, Instant now) {
        List<LeadDocument> known = leads.stream()
                .filter(lead -> lead.status() != LeadStatus.DELETED)
                .toList();
        List<String> ids = known.stream().map(lead -> lead.key().leadId()).toList();
        Map<String, Announcement> last = outbox.announced(tenant, ids);
        Map<String, Announcement> announced = new HashMap<>();
        List<OutboxEntry> entries = new ArrayList<>();
        for (LeadDocument lead : known) {
            String id = lead.key().leadId();
            Announcement said = last.get(id);
            double probability = lead.score().probability();
            if (said == null || said.isOutdatedBy(probability, lead.score().tier())) {
                announced.put(id, new Announcement(probability, lead.score().tier()));
                entries.add(new OutboxEntry(lead.key(), Kind.SCORE_CHANGED, payload(lead), now));
            }
        }
        if (!entries.isEmpty()) {
            outbox.append(entries);
            outbox.announce(tenant, announced, now);
        }
    }

    /** Notes the contacts of which an event arrived cut. */
    void readBack(List<LeadEvent> events, Instant now) {
        List<OutboxEntry> entries = events.stream()
                .filter(LeadEvent::truncated)
                .map(event -> new OutboxEntry(event.lead(), Kind.READ_BACK, payload(event), now))
                .toList();
        if (!entries.isEmpty()) {
            outbox.append(entries);
        }
    }

    private static String payload(LeadDocument lead) {
        return text(json -> {
            json.writeStartObject();
            json.writeNumberField("score", lead.score().score());
            json.writeNumberField("probability", lead.score().probability());
            json.writeStringField("tier", lead.score().tier().label());
            json.writeStringField("modelVersion", lead.score().modelVersion());
            json.writeNumberField("version", lead.version());
            json.writeEndObject();
        });
    }

    private static String payload(LeadEvent event) {
        return text(json -> {
            json.writeStartObject();
            json.writeStringField("eventId", event.eventId());
            json.writeStringField("type", event.type());
            json.writeEndObject();
        });
    }

    private static String text(JsonContent content) {
        return new String(content.toBytes(), StandardCharsets.UTF_8);
    }
}
