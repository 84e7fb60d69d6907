package io.enterprisehub.simulation;

import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadChange.FieldsSet;
import io.enterprisehub.leads.LeadChange.ItemSet;
import io.enterprisehub.leads.LeadChange.Observed;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.text.MessageText;
import io.enterprisehub.simulation.Act.Appointment;
import io.enterprisehub.simulation.Act.CallResult;
import io.enterprisehub.simulation.Act.Contact;
import io.enterprisehub.simulation.Act.Direction;
import io.enterprisehub.simulation.Act.Opportunity;
import io.enterprisehub.simulation.Delivery.Defect;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each delivery truly means for its lead: docs/event-mapping.md, applied to the act itself. No JSON is read here, so this is
 * an independent witness against a parser that reads it.
 */
public final class Ledger {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private Ledger() {}

    /**
     * The truth of a delivery that is received at {@code receivedAt}; null where it says nothing about a known lead.
     */
    public static @Nullable LeadEvent event(Delivery delivery, Instant receivedAt) {
        if (!(delivery.act() instanceof Act.OfLead act) || delivery.defect() == Defect.WITHOUT_CONTACT) {
            return null;
        }
        Instant at = notAhead(act.at(), receivedAt);
        // GHL reports mail statistics in whole seconds.
        Instant entityAt =
                act instanceof Act.EmailStat ? notAhead(act.at().truncatedTo(ChronoUnit.SECONDS), receivedAt) : at;
        return new LeadEvent(
                act.lead(),
                delivery.webhookId(),
                delivery.type(),
                at,
                receivedAt,
                delivery.defect() == Defect.CUT,
                changes(act, delivery.type(), entityAt));
    }

    private static Instant notAhead(Instant at, Instant receivedAt) {
        return at.isAfter(receivedAt.plus(CLOCK_TOLERANCE)) ? receivedAt : at;
    }

    private static List<LeadChange> changes(Act.OfLead act, String type, Instant at) {
        return switch (act) {
            case Act.ContactDeleted _ -> List.of(new FieldsSet(LeadField.erasure(), at));
            case Act.OfContact contact -> List.of(new FieldsSet(fields(contact.contact()), at));
            case Act.MessageSent message -> message(message, at);
            case Act.CallMade call -> call(call, at);
            case Act.EmailStat stat -> emailStat(stat, at);
            case Act.AppointmentDeleted deleted ->
                List.of(new ItemSet(
                        ItemKind.APPOINTMENT, deleted.appointment().id(), Map.of(ItemField.DELETED, "true"), at));
            case Act.OfAppointment appointment -> List.of(appointment(appointment.appointment(), at));
            case Act.StageMoved moved
            when type.equals("OpportunityStageUpdate") ->
                List.of(opportunity(moved.opportunity(), at), new Observed(Signal.STAGE_MOVED, at));
            case Act.OfOpportunity opportunity -> List.of(opportunity(opportunity.opportunity(), at));
            case Act.NoteAdded _ -> List.of(new Observed(Signal.NOTE_ADDED, at));
            case Act.TaskAdded added ->
                List.of(
                        new Observed(Signal.TASK_ADDED, at),
                        new ItemSet(
                                ItemKind.TASK,
                                added.task().id(),
                                Map.of(
                                        ItemField.STATUS,
                                        "open",
                                        ItemField.DUE_AT,
                                        added.task().dueAt().toString()),
                                at));
            case Act.TaskCompleted done ->
                List.of(
                        new Observed(Signal.TASK_COMPLETED, at),
                        new ItemSet(ItemKind.TASK, done.task().id(), Map.of(ItemField.STATUS, "done"), at));
            case Act.CampaignStatus campaign -> campaign(campaign, at);
        };
    }

    /** A field that the contact does not have is absent in the payload, and so not written. */
    private static Map<LeadField, @Nullable String> fields(Contact contact) {
        Map<LeadField, @Nullable String> fields = new EnumMap<>(LeadField.class);
        fields.put(LeadField.NAME, contact.name());
        putIfKnown(fields, LeadField.EMAIL, contact.email());
        putIfKnown(fields, LeadField.PHONE, contact.phone());
        fields.put(LeadField.SOURCE, contact.source());
        fields.put(LeadField.TAGS, contact.tags().isEmpty() ? null : String.join("\n", new TreeSet<>(contact.tags())));
        fields.put(LeadField.DND, Boolean.toString(contact.dnd()));
        putIfKnown(fields, LeadField.ASSIGNED_TO, contact.assignedTo());
        fields.put(LeadField.CREATED_AT, contact.createdAt().toString());
        fields.put(LeadField.DELETED, "false");
        return fields;
    }

    private static void putIfKnown(Map<LeadField, @Nullable String> fields, LeadField field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    private static List<LeadChange> message(Act.MessageSent message, Instant at) {
        if (message.direction() == Direction.OUTBOUND) {
            return List.of(new Observed(Signal.MESSAGE_OUT, at));
        }
        return Stream.concat(Stream.of(Signal.MESSAGE_IN), MessageText.signals(message.text()).stream())
                .<LeadChange>map(signal -> new Observed(signal, at))
                .toList();
    }

    private static List<LeadChange> call(Act.CallMade call, Instant at) {
        if (call.result() == CallResult.COMPLETED && call.seconds() > 0) {
            return List.of(new Observed(Signal.CALL_ANSWERED, at));
        }
        return call.result() == CallResult.VOICEMAIL && call.direction() == Direction.INBOUND
                ? List.of(new Observed(Signal.VOICEMAIL, at))
                : List.of();
    }

    private static List<LeadChange> emailStat(Act.EmailStat stat, Instant at) {
        return switch (stat.event()) {
            case OPENED -> List.of(new Observed(Signal.EMAIL_OPENED, at));
            case CLICKED -> List.of(new Observed(Signal.EMAIL_CLICKED, at));
            case BOUNCED -> List.of(new Observed(Signal.EMAIL_BOUNCED, at));
            case UNSUBSCRIBED, COMPLAINED -> List.of(new Observed(Signal.UNSUBSCRIBED, at));
            case DELIVERED, FAILED_FOR_NOW -> List.of();
        };
    }

    private static LeadChange appointment(Appointment appointment, Instant at) {
        return new ItemSet(
                ItemKind.APPOINTMENT,
                appointment.id(),
                Map.of(
                        ItemField.STATUS,
                        appointment.status(),
                        ItemField.STARTS_AT,
                        appointment.startsAt().toString()),
                at);
    }

    private static LeadChange opportunity(Opportunity opportunity, Instant at) {
        return new ItemSet(
                ItemKind.OPPORTUNITY,
                opportunity.id(),
                Map.of(
                        ItemField.STATUS,
                        opportunity.status(),
                        ItemField.PIPELINE,
                        opportunity.pipelineId(),
                        ItemField.STAGE,
                        opportunity.stageId(),
                        ItemField.VALUE,
                        Long.toString(opportunity.value())),
                at);
    }

    private static List<LeadChange> campaign(Act.CampaignStatus campaign, Instant at) {
        LeadChange status =
                new ItemSet(ItemKind.CAMPAIGN, campaign.campaignId(), Map.of(ItemField.STATUS, campaign.status()), at);
        return campaign.reply() == null ? List.of(status) : List.of(status, new Observed(Signal.CAMPAIGN_REPLY, at));
    }
}
