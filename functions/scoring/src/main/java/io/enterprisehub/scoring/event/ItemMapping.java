package io.enterprisehub.scoring.event;

import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events about something that belongs to the lead. Without a usable item id only the observation holds. */
final class ItemMapping {

    private ItemMapping() {}

    static List<LeadChange> opportunity(Payload body, Times times) {
        Map<ItemField, @Nullable String> values = values();
        putKnown(values, ItemField.STATUS, body.word("status"));
        body.ifSent("pipelineId", text -> values.put(ItemField.PIPELINE, text));
        body.ifSent("pipelineStageId", text -> values.put(ItemField.STAGE, text));
        putKnown(values, ItemField.VALUE, Numbers.amount(body.raw("monetaryValue")));
        return item(ItemKind.OPPORTUNITY, body, values, times.event());
    }

    static List<LeadChange> opportunityMoved(Payload body, Times times) {
        return and(Signal.STAGE_MOVED, times.event(), opportunity(body, times));
    }

    static List<LeadChange> opportunityDeleted(Payload body, Times times) {
        return deleted(ItemKind.OPPORTUNITY, body, times);
    }

    static List<LeadChange> appointment(Payload appointment, Times times) {
        Map<ItemField, @Nullable String> values = values();
        putKnown(values, ItemField.STATUS, appointment.word("appointmentStatus"));
        putKnown(values, ItemField.STARTS_AT, text(appointment.date("startTime")));
        return item(ItemKind.APPOINTMENT, appointment, values, times.entity(appointment.date("dateUpdated")));
    }

    static List<LeadChange> appointmentDeleted(Payload appointment, Times times) {
        return deleted(ItemKind.APPOINTMENT, appointment, times);
    }

    static List<LeadChange> noteAdded(Payload body, Times times) {
        return and(Signal.NOTE_ADDED, times.entity(body.date("dateAdded")), List.of());
    }

    static List<LeadChange> taskAdded(Payload body, Times times) {
        Instant at = times.entity(body.date("dateAdded"));
        Map<ItemField, @Nullable String> values = values();
        values.put(ItemField.STATUS, "open");
        putKnown(values, ItemField.DUE_AT, text(body.date("dueDate")));
        return and(Signal.TASK_ADDED, at, item(ItemKind.TASK, body, values, at));
    }

    static List<LeadChange> taskCompleted(Payload body, Times times) {
        Map<ItemField, @Nullable String> values = values();
        values.put(ItemField.STATUS, "done");
        return and(Signal.TASK_COMPLETED, times.event(), item(ItemKind.TASK, body, values, times.event()));
    }

    static List<LeadChange> taskDeleted(Payload body, Times times) {
        return deleted(ItemKind.TASK, body, times);
    }

    static List<LeadChange> campaign(Payload body, Times times) {
        Map<ItemField, @Nullable String> values = values();
        putKnown(values, ItemField.STATUS, body.word("status"));
        List<LeadChange> written = item(ItemKind.CAMPAIGN, body, values, times.event());
        String replied = body.word("replied");
        boolean hasReplied = replied != null && !replied.equals("false");
        return hasReplied ? and(Signal.CAMPAIGN_REPLY, times.event(), written) : written;
    }

    private static List<LeadChange> deleted(ItemKind kind, Payload entity, Times times) {
        Map<ItemField, @Nullable String> values = values();
        values.put(ItemField.DELETED, "true");
        return item(kind, entity, values, times.event());
    }

    private static List<LeadChange> item(
            ItemKind kind, Payload entity, Map<ItemField, @Nullable String> values, Instant at) {
        String id = entity.entityId("id");
        return id == null ? List.of() : List.of(new LeadChange.ItemSet(kind, id, values, at));
    }

    private static List<LeadChange> and(Signal signal, Instant at, List<LeadChange> others) {
        List<LeadChange> all = new ArrayList<>(others);
        all.addFirst(new LeadChange.Observed(signal, at));
        return all;
    }

    private static Map<ItemField, @Nullable String> values() {
        return new EnumMap<>(ItemField.class);
    }

    private static void putKnown(Map<ItemField, @Nullable String> values, ItemField field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    private static @Nullable String text(@Nullable Instant date) {
        return date == null ? null : date.toString();
    }
}
