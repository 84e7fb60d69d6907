package io.enterprisehub.store.lead;

/**
 * A place in a list: after this lead the next page begins. Meaningful only with the {@link LeadSort} that made it.
 *
 * @param key percent, or microseconds since 1970
 */
public record LeadPosition(long key, String leadId) {}
