package io.enterprisehub.ghl.event;

import static io.enterprisehub.ghl.event.EventType.Role.LEAD;
import static io.enterprisehub.ghl.event.EventType.Role.LIFE_CYCLE;
import static io.enterprisehub.ghl.event.EventType.Role.NONE;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every event type of GHL's webhook documentation, by the value of the body's {@code type}, and whether we have a use for it.
 * A type without a handler is answered 200 and not stored: with any other answer GHL would retry it for days.
 */
public enum EventType {
    INSTALL(LIFE_CYCLE, "INSTALL"),
    UNINSTALL(LIFE_CYCLE, "UNINSTALL"),

    CONTACT_CREATE(LEAD, "ContactCreate"),
    CONTACT_UPDATE(LEAD, "ContactUpdate"),
    CONTACT_DELETE(LEAD, "ContactDelete"),
    CONTACT_DND_UPDATE(LEAD, "ContactDndUpdate"),
    CONTACT_TAG_UPDATE(LEAD, "ContactTagUpdate"),
    OPPORTUNITY_CREATE(LEAD, "OpportunityCreate"),
    OPPORTUNITY_UPDATE(LEAD, "OpportunityUpdate"),
    OPPORTUNITY_DELETE(LEAD, "OpportunityDelete"),
    OPPORTUNITY_STAGE_UPDATE(LEAD, "OpportunityStageUpdate"),
    OPPORTUNITY_STATUS_UPDATE(LEAD, "OpportunityStatusUpdate"),
    OPPORTUNITY_MONETARY_VALUE_UPDATE(LEAD, "OpportunityMonetaryValueUpdate"),
    OPPORTUNITY_ASSIGNED_TO_UPDATE(LEAD, "OpportunityAssignedToUpdate"),
    INBOUND_MESSAGE(LEAD, "InboundMessage"),
    OUTBOUND_MESSAGE(LEAD, "OutboundMessage"),
    CONVERSATION_UNREAD_UPDATE(LEAD, "ConversationUnreadUpdate"),
    LC_EMAIL_STATS(LEAD, "LCEmailStats"),
    APPOINTMENT_CREATE(LEAD, "AppointmentCreate"),
    APPOINTMENT_UPDATE(LEAD, "AppointmentUpdate"),
    APPOINTMENT_DELETE(LEAD, "AppointmentDelete"),
    NOTE_CREATE(LEAD, "NoteCreate"),
    NOTE_UPDATE(LEAD, "NoteUpdate"),
    NOTE_DELETE(LEAD, "NoteDelete"),
    TASK_CREATE(LEAD, "TaskCreate"),
    TASK_COMPLETE(LEAD, "TaskComplete"),
    TASK_DELETE(LEAD, "TaskDelete"),
    CAMPAIGN_STATUS_UPDATE(LEAD, "CampaignStatusUpdate"),

    /** An order to a conversation provider; the message itself arrives as OutboundMessage. Its examples put the channel into the type. */
    PROVIDER_OUTBOUND_MESSAGE(NONE, "ProviderOutboundMessage"),
    PLAN_CHANGE(NONE, "PLAN_CHANGE"),
    EXTERNAL_AUTH_CONNECTED(NONE, "ExternalAuthConnected"),
    SAAS_PLAN_CREATE(NONE, "SaaSPlanCreate"),
    VOICE_AI_CALL_END(NONE, "VoiceAiCallEnd"),
    USER_CREATE(NONE, "UserCreate"),
    USER_UPDATE(NONE, "UserUpdate"),
    USER_DELETE(NONE, "UserDelete"),
    LOCATION_CREATE(NONE, "LocationCreate"),
    LOCATION_UPDATE(NONE, "LocationUpdate"),
    INVOICE_CREATE(NONE, "InvoiceCreate"),
    INVOICE_UPDATE(NONE, "InvoiceUpdate"),
    INVOICE_DELETE(NONE, "InvoiceDelete"),
    INVOICE_SENT(NONE, "InvoiceSent"),
    INVOICE_VOID(NONE, "InvoiceVoid"),
    INVOICE_PAID(NONE, "InvoicePaid"),
    INVOICE_PARTIALLY_PAID(NONE, "InvoicePartiallyPaid"),
    ORDER_CREATE(NONE, "OrderCreate"),
    ORDER_STATUS_UPDATE(NONE, "OrderStatusUpdate"),
    PRODUCT_CREATE(NONE, "ProductCreate"),
    PRODUCT_UPDATE(NONE, "ProductUpdate"),
    PRODUCT_DELETE(NONE, "ProductDelete"),
    PRICE_CREATE(NONE, "PriceCreate"),
    PRICE_UPDATE(NONE, "PriceUpdate"),
    PRICE_DELETE(NONE, "PriceDelete"),
    RECORD_CREATE(NONE, "RecordCreate"),
    RECORD_UPDATE(NONE, "RecordUpdate"),
    RECORD_DELETE(NONE, "RecordDelete"),
    OBJECT_SCHEMA_CREATE(NONE, "ObjectSchemaCreate"),
    OBJECT_SCHEMA_UPDATE(NONE, "ObjectSchemaUpdate"),
    ASSOCIATION_CREATE(NONE, "AssociationCreate"),
    ASSOCIATION_UPDATE(NONE, "AssociationUpdate"),
    ASSOCIATION_DELETE(NONE, "AssociationDelete"),
    RELATION_CREATE(NONE, "RelationCreate"),
    RELATION_DELETE(NONE, "RelationDelete");

    /** What a type is good for here. */
    public enum Role {
        /** Carries signal about a lead. */
        LEAD,
        /** Opens or closes a tenant. */
        LIFE_CYCLE,
        /** Has no handler. */
        NONE
    }

    private static final Map<String, EventType> BY_WIRE_NAME = byWireName();

    private final Role role;
    private final String wireName;

    EventType(Role role, String wireName) {
        this.role = role;
        this.wireName = wireName;
    }

    /** The documented type of this name, or null; names are compared exactly, as GHL writes them. */
    public static @Nullable EventType of(@Nullable String wireName) {
        return wireName == null ? null : BY_WIRE_NAME.get(wireName);
    }

    public Role role() {
        return role;
    }

    /** Whether scoring does anything with it. */
    public boolean hasHandler() {
        return role != NONE;
    }

    /** The value of {@code type} in the body. */
    public String wireName() {
        return wireName;
    }

    private static Map<String, EventType> byWireName() {
        Map<String, EventType> byName = new HashMap<>();
        for (EventType type : values()) {
            byName.put(type.wireName, type);
        }
        byName.put("SMS", PROVIDER_OUTBOUND_MESSAGE);
        byName.put("Email", PROVIDER_OUTBOUND_MESSAGE);
        return Map.copyOf(byName);
    }
}
