package io.enterprisehub.leads;

/** Fields of a lead's items. None is personal: titles, notes and message texts are never kept. */
public enum ItemField {
    /** Opportunity: open, won, lost, abandoned. Appointment: confirmed, showed, noshow, cancelled, ... Campaign: its status. Task: open, done. */
    STATUS,
    PIPELINE,
    STAGE,
    /** Monetary value in the location's currency, decimal text. */
    VALUE,
    /** Start of an appointment, ISO-8601 UTC. */
    STARTS_AT,
    /** Due time of a task, ISO-8601 UTC. */
    DUE_AT,
    /** {@code true} when the item was deleted in the CRM. */
    DELETED
}
