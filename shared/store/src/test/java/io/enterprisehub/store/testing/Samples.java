package io.enterprisehub.store.testing;

import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.Reason;
import io.enterprisehub.leads.score.ReasonCode;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.lead.ScoredLead;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads to store. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    /** A contact that wrote once. */
    public static LeadEvent event(String tenant, String leadId, String eventId, Instant at) {
        Map<LeadField, @Nullable String> fields = new HashMap<>();
        fields.put(LeadField.NAME, "Ann Example");
        fields.put(LeadField.EMAIL, "ann@example.org");
        fields.put(LeadField.SOURCE, "Open House");
        fields.put(LeadField.TAGS, "buyer\nvip");
        fields.put(LeadField.ASSIGNED_TO, "agent1");
        fields.put(LeadField.CREATED_AT, at.toString());
        Map<ItemField, @Nullable String> task = new HashMap<>();
        task.put(ItemField.STATUS, "open");
        List<LeadChange> changes = List.of(
                new LeadChange.FieldsSet(fields, at),
                new LeadChange.ItemSet(ItemKind.TASK, "task1", task, at),
                new LeadChange.Observed(Signal.MESSAGE_IN, at));
        return new LeadEvent(
                new LeadKey(tenant, leadId), eventId, "InboundMessage", at, at.plusSeconds(1), false, changes);
    }

    public static Lead lead(String tenant, String leadId) {
        LeadEvent event = event(tenant, leadId, "event-" + leadId, NOON);
        return Lead.unknown(event.lead()).apply(event);
    }

    public static LeadScore score(int percent) {
        Tier tier = percent >= 50 ? Tier.HOT : percent >= 20 ? Tier.WARM : Tier.COLD;
        Reason reason = new Reason(ReasonCode.CONVERSATION, 0.75, ReasonCode.CONVERSATION.text(0.75));
        return new LeadScore(percent / 100.0, percent, tier, 0.5, List.of(reason), "model-1", NOON.plusSeconds(5));
    }

    public static ScoredLead scored(String tenant, String leadId, int percent) {
        return new ScoredLead(lead(tenant, leadId), score(percent), NOON);
    }
}
