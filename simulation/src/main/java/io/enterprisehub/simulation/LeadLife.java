package io.enterprisehub.simulation;

import io.enterprisehub.leads.LeadKey;
import java.util.List;

/**
 * One lead from its first to its last act.
 *
 * @param acts in time order, up to the end of the market's time
 */
public record LeadLife(LeadKey lead, Intent intent, List<Act> acts, Outcome outcome) {

    public LeadLife {
        acts = List.copyOf(acts);
    }
}
