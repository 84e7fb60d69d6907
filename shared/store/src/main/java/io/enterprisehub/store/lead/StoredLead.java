package io.enterprisehub.store.lead;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.score.LeadScore;
import org.jspecify.annotations.Nullable;

/**
 * A lead as its row holds it.
 *
 * @param version of the row; 0 when the lead is new
 * @param score as last stored; null when the lead is new
 */
public record StoredLead(Lead lead, long version, @Nullable LeadScore score) {}
