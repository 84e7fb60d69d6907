package io.enterprisehub.api;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.store.lead.HistoryEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request for the score history of a lead, newest first.
 */
record HistoryRequest(long beforeVersion, int limit) {

    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 50;

    static HistoryRequest parse(LeadKey lead, Map<String, String> query) {
        Parameters parameters = new Parameters(query);
        parameters.refuseOthersThan(List.of("limit", "cursor"));
        int limit = Objects.requireNonNullElse(parameters.number("limit", 1, MAX_LIMIT), DEFAULT_LIMIT);
        String cursor = parameters.raw("cursor");
        long before = cursor == null
                ? Long.MAX_VALUE
                : Cursor.decode(cursor, list(lead)).key();
        return new HistoryRequest(before, limit);
    }

    /** Where the page after {@code last} begins. */
    static String cursor(LeadKey lead, HistoryEntry last) {
        return new Cursor(last.version(), "").encode(list(lead));
    }

    /** What makes the list what it is. */
    private static List<String> list(LeadKey lead) {
        return List.of("history", lead.tenant(), lead.leadId());
    }
}
