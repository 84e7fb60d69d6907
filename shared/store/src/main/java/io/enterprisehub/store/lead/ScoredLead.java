package io.enterprisehub.store.lead;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.score.LeadScore;
import java.time.Instant;

/**
 * A lead to be written.
 *
 * @param firstEventAt earliest time of the events that touched the lead now, duplicates included. The row keeps the
 *     minimum over all writes: it stands in for the creation date that the CRM did not send, and does not depend on the
 *     order in which events arrive.
 */
public record ScoredLead(Lead lead, LeadScore score, Instant firstEventAt) {}
