package io.enterprisehub.leads;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of a contact that are kept. Personal ones are cleared when the contact is deleted. */
public enum LeadField {
    NAME(true),
    EMAIL(true),
    PHONE(true),
    /** Where the lead came from, as the CRM says it. */
    SOURCE(false),
    /** Tags, sorted, joined by newline. */
    TAGS(true),
    /** {@code true} when the contact must not be disturbed on any channel. */
    DND(false),
    /** User id of the agent. */
    ASSIGNED_TO(false),
    /** When the CRM first knew the contact, ISO-8601. */
    CREATED_AT(false),
    /** Unread messages in the conversation. */
    UNREAD(false),
    /** {@code true} once the contact was deleted; written {@code false} by every later contact event. */
    DELETED(false);

    private final boolean personal;

    LeadField(boolean personal) {
        this.personal = personal;
    }

    public boolean personal() {
        return personal;
    }

    /** What a deletion writes: every personal field cleared, so that an older event that arrives later cannot bring it back. */
    public static Map<LeadField, @Nullable String> erasure() {
        Map<LeadField, @Nullable String> values = new TreeMap<>();
        for (LeadField field : values()) {
            if (field.personal) {
                values.put(field, null);
            }
        }
        values.put(DELETED, "true");
        return Collections.unmodifiableMap(values);
    }
}
