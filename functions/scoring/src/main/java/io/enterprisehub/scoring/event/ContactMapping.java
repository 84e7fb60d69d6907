package io.enterprisehub.scoring.event;

import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadField;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events that write the contact itself. */
final class ContactMapping {

    private ContactMapping() {}

    static List<LeadChange> written(Payload body, Times times) {
        Map<LeadField, @Nullable String> values = new EnumMap<>(LeadField.class);
        values.put(LeadField.DELETED, "false");
        putName(body, values);
        body.ifSent("email", text -> values.put(LeadField.EMAIL, text));
        body.ifSent("phone", text -> values.put(LeadField.PHONE, text));
        body.ifSent("source", text -> values.put(LeadField.SOURCE, text));
        body.ifSent("assignedTo", text -> values.put(LeadField.ASSIGNED_TO, text));
        body.ifListSent("tags", text -> values.put(LeadField.TAGS, text));
        String dnd = body.flag("dnd");
        if (dnd != null) {
            values.put(LeadField.DND, dnd);
        }
        Instant created = body.date("dateAdded");
        if (created != null) {
            values.put(LeadField.CREATED_AT, created.toString());
        }
        return List.of(new LeadChange.FieldsSet(values, times.event()));
    }

    private static void putName(Payload body, Map<LeadField, @Nullable String> values) {
        String whole = body.text("name");
        if (whole != null) {
            values.put(LeadField.NAME, whole);
        } else if (body.isSent("firstName") || body.isSent("lastName")) {
            String joined = Stream.of("firstName", "lastName")
                    .map(body::text)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            values.put(LeadField.NAME, Texts.clean(joined));
        }
    }

    static List<LeadChange> erased(Times times) {
        return List.of(new LeadChange.FieldsSet(LeadField.erasure(), times.event()));
    }

    static List<LeadChange> unread(Payload body, Times times) {
        String count = Numbers.integer(body.raw("unreadCount"));
        return count == null
                ? List.of()
                : List.of(new LeadChange.FieldsSet(Map.of(LeadField.UNREAD, count), times.event()));
    }
}
