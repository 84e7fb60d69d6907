package io.enterprisehub.store.lead;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.score.LeadScore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the outside sees of a lead; {@link LeadDocumentJson} writes it. Holds personal data.
 *
 * @param tags sorted
 * @param createdAt when the CRM first knew the contact, else when its first event happened
 * @param version of the row: a document with a lower version is older
 */
public record LeadDocument(
        LeadKey key,
        LeadStatus status,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String source,
        List<String> tags,
        @Nullable String assignedTo,
        LeadScore score,
        Instant createdAt,
        Instant lastEventAt,
        long version) {

    public LeadDocument {
        tags = List.copyOf(tags);
    }
}
