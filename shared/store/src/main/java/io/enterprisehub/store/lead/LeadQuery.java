package io.enterprisehub.store.lead;

import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.score.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which leads of a tenant to list. Filters that are null do not filter, with one exception: without a status, deleted
 * leads are left out.
 *
 * @param minScore percent, inclusive
 * @param source as the CRM says it, exactly
 * @param createdAfter inclusive
 * @param createdBefore exclusive
 * @param limit leads per page, 1 to {@value #MAX_LIMIT}
 * @param after where the previous page ended; null for the first page
 */
public record LeadQuery(
        @Nullable LeadStatus status,
        @Nullable Tier tier,
        @Nullable Integer minScore,
        @Nullable String source,
        @Nullable String assignedTo,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        LeadSort sort,
        int limit,
        @Nullable LeadPosition after) {

    public static final int MAX_LIMIT = 200;

    public LeadQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT);
        }
    }

    /** The first page of everything. */
    public static LeadQuery first(LeadSort sort, int limit) {
        return new LeadQuery(null, null, null, null, null, null, null, sort, limit, null);
    }

    /** The same list from another place. */
    public LeadQuery after(@Nullable LeadPosition position) {
        return new LeadQuery(
                status, tier, minScore, source, assignedTo, createdAfter, createdBefore, sort, limit, position);
    }
}
