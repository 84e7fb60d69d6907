package io.enterprisehub.api;

import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.lead.LeadPosition;
import io.enterprisehub.store.lead.LeadQuery;
import io.enterprisehub.store.lead.LeadSort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request for a list of leads.
 *
 * @param list what makes the list what it is, for its cursors; the page size is no part of it
 */
record ListRequest(LeadQuery query, List<String> list) {

    private static final List<String> FILTERS =
            List.of("status", "tier", "minScore", "source", "assignedTo", "createdAfter", "createdBefore", "sort");
    private static final List<String> NAMES = concat(FILTERS, List.of("limit", "cursor"));
    private static final int DEFAULT_LIMIT = 50;

    /** Beyond these a key is none that a page could have given out. */
    private static final long MAX_KEY = Duration.ofDays(366L * 10_000).toMillis() * 1_000;

    static ListRequest parse(String tenant, Map<String, String> query) {
        Parameters parameters = new Parameters(query);
        parameters.refuseOthersThan(NAMES);
        LeadSort sort = Objects.requireNonNullElse(
                parameters.choice("sort", LeadSort.values(), ListRequest::label), LeadSort.SCORE);
        Instant after = parameters.instant("createdAfter");
        Instant before = parameters.instant("createdBefore");
        List<String> list = new ArrayList<>(List.of(tenant));
        FILTERS.forEach(name -> list.add(query.containsKey(name) ? "=" + query.get(name) : ""));
        String cursor = parameters.raw("cursor");
        LeadQuery asked = new LeadQuery(
                parameters.choice("status", LeadStatus.values(), LeadStatus::label),
                parameters.choice("tier", Tier.values(), Tier::label),
                parameters.number("minScore", 0, 100),
                parameters.text("source"),
                parameters.text("assignedTo"),
                after,
                before,
                sort,
                Objects.requireNonNullElse(parameters.number("limit", 1, LeadQuery.MAX_LIMIT), DEFAULT_LIMIT),
                cursor == null ? null : position(Cursor.decode(cursor, list), sort));
        return new ListRequest(asked, List.copyOf(list));
    }

    private static LeadPosition position(Cursor cursor, LeadSort sort) {
        long bound = sort == LeadSort.SCORE ? 100 : MAX_KEY;
        if (Math.abs(cursor.key()) > bound || cursor.key() == Long.MIN_VALUE) {
            throw Cursor.foreign();
        }
        return new LeadPosition(cursor.key(), cursor.id());
    }

    String cursor(LeadPosition next) {
        return new Cursor(next.key(), next.leadId()).encode(list);
    }

    private static String label(LeadSort sort) {
        return switch (sort) {
            case SCORE -> "score";
            case CREATED -> "created";
            case LAST_EVENT -> "lastEvent";
        };
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
