package io.enterprisehub.leads;

/** What can belong to a lead, many of each. */
public enum ItemKind {
    OPPORTUNITY,
    APPOINTMENT,
    TASK,
    CAMPAIGN
}
