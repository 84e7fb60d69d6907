package io.enterprisehub.local.reads;

/** Which lead is read. */
public record LeadAddress(String tenant, String leadId) {}
