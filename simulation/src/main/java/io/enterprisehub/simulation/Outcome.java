package io.enterprisehub.simulation;

import io.enterprisehub.leads.LeadKey;
import java.time.Instant;

/**
 * How a lead ended, whether or not the CRM was told.
 *
 * @param won it bought or sold through the tenant
 * @param decidedAt when that was settled; may lie behind the end of the market's recorded time
 * @param probability of which {@code won} was drawn: what nobody could beat
 */
public record Outcome(LeadKey lead, boolean won, Instant decidedAt, double probability) {

    public String leadId() {
        return lead.leadId();
    }
}
