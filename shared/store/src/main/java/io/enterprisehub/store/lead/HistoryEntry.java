package io.enterprisehub.store.lead;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.score.LeadScore;

/**
 * A score that a lead once had. Its completeness is not kept: it reads as 0.
 *
 * @param version of the row that first had it
 */
public record HistoryEntry(LeadKey lead, long version, LeadScore score) {

    public static HistoryEntry of(LeadDocument document) {
        return new HistoryEntry(document.key(), document.version(), document.score());
    }
}
