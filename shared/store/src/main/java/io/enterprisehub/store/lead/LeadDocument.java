package io.enterprisehub.store.lead;

import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.score.LeadScore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /** What the row of a lead that is written for the first time will say. */
    public static LeadDocument of(ScoredLead scored, long version) {
        return new LeadDocument(
                scored.lead().key(),
                scored.lead().status(),
                LeadColumns.field(scored, LeadField.NAME),
                LeadColumns.field(scored, LeadField.EMAIL),
                LeadColumns.field(scored, LeadField.PHONE),
                LeadColumns.field(scored, LeadField.SOURCE),
                LeadColumns.tags(scored.lead()),
                LeadColumns.field(scored, LeadField.ASSIGNED_TO),
                scored.score(),
                Objects.requireNonNullElse(LeadColumns.crmCreatedAt(scored), scored.firstEventAt()),
                LeadColumns.lastEventAt(scored),
                version);
    }
}
