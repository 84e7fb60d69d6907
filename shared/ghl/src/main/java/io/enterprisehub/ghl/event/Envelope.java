package io.enterprisehub.ghl.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The top level of one webhook body, as far as it could be read. What is missing or unusable is null; nothing here was checked
 * against a signature.
 *
 * @param locationId the location by {@code locationId}, else by {@code altId} where {@code altType} says that it is one
 * @param companyId the agency; meaningful as tenant only for agency INSTALL and UNINSTALL
 * @param webhookId GHL's id of the delivery, equal on every attempt
 * @param timestamp when GHL says it happened
 * @param payloadTooLarge GHL's own flag that it cut the body at 256 KB
 */
public record Envelope(
        Shape shape,
        @Nullable String type,
        @Nullable String locationId,
        @Nullable String companyId,
        @Nullable String webhookId,
        @Nullable Instant timestamp,
        boolean payloadTooLarge) {

    /** How far the bytes are JSON. */
    public enum Shape {
        /** One whole JSON object. */
        OBJECT,
        /** Whole JSON that is not an object. */
        OTHER_JSON,
        /** An object or array that is JSON as far as it goes, and ends too early. */
        CUT,
        /** An object that breaks a rule of JSON, or our limits, somewhere on its way. */
        BROKEN,
        /** Anything else. */
        NOT_JSON
    }

    /** Whether a sender of JSON, honest or not, may have meant this. */
    public boolean json() {
        return shape == Shape.OBJECT || shape == Shape.OTHER_JSON || shape == Shape.CUT;
    }

    /** Whether content is missing that GHL's API can still give: by GHL's flag or by the looks of it. */
    public boolean truncated() {
        return payloadTooLarge || shape == Shape.CUT;
    }

    /** The documented type, or null for none and for one we have never heard of. */
    public @Nullable EventType eventType() {
        return EventType.of(type);
    }

    /**
     * Whether scoring has a use for this body. A body without a type is worth keeping only where the type may lie behind the
     * place at which reading stopped: in whole bodies only kinds without a handler (invoices, products, records) lack it.
     */
    public boolean hasHandler() {
        EventType known = eventType();
        return type == null ? shape == Shape.CUT || shape == Shape.BROKEN : known != null && known.hasHandler();
    }

    /** Who the event belongs to, or {@link Tenant#UNPLACED}. */
    public Tenant tenant() {
        Tenant location = Tenant.ofLocation(locationId);
        if (location != null) {
            return location;
        }
        EventType known = eventType();
        // In a body that ends early the location may have been behind the end: then this is no agency event for sure.
        boolean agencyEvent = known != null && known.role() == EventType.Role.LIFE_CYCLE && shape == Shape.OBJECT;
        Tenant company = agencyEvent && locationId == null ? Tenant.ofCompany(companyId) : null;
        return company == null ? Tenant.UNPLACED : company;
    }
}
