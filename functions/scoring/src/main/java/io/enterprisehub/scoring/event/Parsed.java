package io.enterprisehub.scoring.event;

import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message turned out to be. */
public sealed interface Parsed {

    /** What can be applied: it belongs to a tenant and has an id that makes it count once. */
    sealed interface Event extends Parsed {

        /** Location id; of a company's life cycle {@code company:} and the company id. */
        String tenant();

        String eventId();

        /** The CRM's name of the event, {@code unknown} where the body has none. */
        String type();

        Instant occurredAt();

        Instant receivedAt();
    }

    /** Says something about one lead, even if it changes nothing of it. */
    record OfLead(LeadEvent event) implements Event {
        @Override
        public String tenant() {
            return event.lead().tenant();
        }

        @Override
        public String eventId() {
            return event.eventId();
        }

        @Override
        public String type() {
            return event.type();
        }

        @Override
        public Instant occurredAt() {
            return event.occurredAt();
        }

        @Override
        public Instant receivedAt() {
            return event.receivedAt();
        }
    }

    /** Names no lead, or is of a type that says nothing about one. */
    record HistoryOnly(String tenant, String eventId, String type, Instant occurredAt, Instant receivedAt)
            implements Event {

        /** The same as an event of a lead without id, which is how the history keeps it. */
        public LeadEvent withoutLead() {
            return new LeadEvent(new LeadKey(tenant, ""), eventId, type, occurredAt, receivedAt, false, List.of());
        }
    }

    /**
     * Opens or closes a tenant, or all tenants of a company.
     *
     * @param company company id where the body has one
     */
    record LifeCycle(
            Change change,
            String tenant,
            @Nullable String company,
            String eventId,
            String type,
            Instant occurredAt,
            Instant receivedAt)
            implements Event {

        /** Which way. */
        public enum Change {
            INSTALL,
            UNINSTALL
        }

        /** Whether all tenants of the company are meant. */
        public boolean ofCompany() {
            return tenant.startsWith(COMPANY_PREFIX);
        }
    }

    /** How the queue names a company. */
    String COMPANY_PREFIX = "company:";

    /** Cannot be handled, now or ever. */
    record Poison(PoisonReason reason) implements Parsed {}
}
