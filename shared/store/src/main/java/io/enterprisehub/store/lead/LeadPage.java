package io.enterprisehub.store.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next where the next page begins; null when this is the last one
 */
public record LeadPage(List<LeadDocument> leads, @Nullable LeadPosition next) {

    public LeadPage {
        leads = List.copyOf(leads);
    }
}
