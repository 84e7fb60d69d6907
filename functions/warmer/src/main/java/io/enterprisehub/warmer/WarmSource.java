package io.enterprisehub.warmer;

import java.util.List;

/**
 * A reason to have leads in memory.
 *
 * @param name part of metric names; camel case
 * @param leads finds them
 */
record WarmSource(String name, Priority priority, Finder leads) {

    /** Ids of a tenant's leads, the most wanted first. */
    @FunctionalInterface
    interface Finder {
        List<String> find(String tenant, int limit);
    }
}
