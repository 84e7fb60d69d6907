package io.enterprisehub.store.outbox;

import io.enterprisehub.leads.LeadKey;

/**
 * A lead of which the cache could not be told.
 *
 * @param version of the row that was committed then; the row may have moved on
 */
public record CacheRepair(LeadKey lead, long version) {}
