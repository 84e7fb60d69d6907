package io.enterprisehub.warmer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The leads of a tenant that are worth their memory, by priority, each once, under the highest of its reasons.
 *
 * @param leads by priority, within each the most wanted first
 */
record HotSet(Map<Priority, List<String>> leads) {

    /** Asks the sources in the order of their priority until {@code limit} leads are found. */
    static HotSet of(List<WarmSource> sources, String tenant, int limit) {
        Map<Priority, List<String>> found = new EnumMap<>(Priority.class);
        Set<String> seen = new HashSet<>();
        for (Priority priority : Priority.values()) {
            List<String> ids = new ArrayList<>();
            for (WarmSource source : sources) {
                if (source.priority() == priority && seen.size() < limit) {
                    source.leads().find(tenant, limit).stream()
                            .filter(id -> seen.size() < limit && seen.add(id))
                            .forEach(ids::add);
                }
            }
            found.put(priority, ids);
        }
        return new HotSet(found);
    }

    List<String> of(Priority priority) {
        return leads.getOrDefault(priority, List.of());
    }
}
