package io.enterprisehub.leads;

import java.util.Comparator;

/**
 * Identity of a lead. Ordered by tenant, then lead id: the order in which rows are locked.
 *
 * @param tenant GHL location id
 * @param leadId GHL contact id, unique within the tenant
 */
public record LeadKey(String tenant, String leadId) implements Comparable<LeadKey> {

    private static final Comparator<LeadKey> ORDER =
            Comparator.comparing(LeadKey::tenant).thenComparing(LeadKey::leadId);

    @Override
    public int compareTo(LeadKey other) {
        return ORDER.compare(this, other);
    }
}
