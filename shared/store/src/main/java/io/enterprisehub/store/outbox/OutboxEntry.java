package io.enterprisehub.store.outbox;

import io.enterprisehub.leads.LeadKey;
import java.time.Instant;

/**
 * Something to be told to the CRM.
 *
 * @param payload JSON
 */
public record OutboxEntry(LeadKey lead, Kind kind, String payload, Instant createdAt) {

    /** What is to be done. */
    public enum Kind {
        /** Write the new score into the CRM. */
        SCORE_CHANGED("score-changed"),
        /** Read the contact from the CRM: its event arrived cut. */
        READ_BACK("read-back");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
