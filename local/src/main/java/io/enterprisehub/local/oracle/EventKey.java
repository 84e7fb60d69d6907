package io.enterprisehub.local.oracle;

/** An event by tenant and event id, as the webhook derives them. */
public record EventKey(String tenant, String eventId) {
    /** Whether this is that key of the workflow route and a minute. */
    boolean isWorkflowCopyOf(EventKey withoutMinute) {
        return tenant.equals(withoutMinute.tenant)
                && withoutMinute.eventId.startsWith("wf:")
                && eventId.startsWith(withoutMinute.eventId + ":");
    }

    @Override
    public String toString() {
        return tenant + "/" + eventId;
    }
}
