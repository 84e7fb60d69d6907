package io.enterprisehub.api;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.store.lead.HistoryEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request for the score history of a lead, newest first.
 *
 * @param list what makes the list what it is, for its cursors
 */
record HistoryRequest(long beforeVersion, int limit, List<String> list) {

    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 50;

    static HistoryRequest parse(LeadKey lead, Map<String, String> query) {
        Parameters parameters = new Parameters(query);
        parameters.refuseOthersThan(List.of("limit", "cursor"));
        int limit = Objects.requireNonNullElse(parameters.number("limit", 1, MAX_LIMIT), DEFAULT_LIMIT);
        List<String> list = List.of("history", lead.tenant(), lead.leadId());
        String cursor = parameters.raw("cursor");
        long before =
                cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, list).key();
        return new HistoryRequest(before, limit, list);
    }

    String cursor(HistoryEntry last) {
        return new Cursor(last.version(), "").encode(list);
    }
}
