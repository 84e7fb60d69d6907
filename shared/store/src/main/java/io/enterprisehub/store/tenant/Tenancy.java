package io.enterprisehub.store.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a location's life cycle says about its events.
 *
 * @param closedAt time of its newest UNINSTALL, kept when the location is installed again; null when there was none
 */
public record Tenancy(Installation state, @Nullable Instant closedAt) {

    /**
     * Whether an event counts. What happened up to an uninstallation was deleted by it, so that it does not come back with a
     * late delivery, not even after a new installation.
     */
    public boolean admits(Instant occurredAt) {
        return state == Installation.INSTALLED && (closedAt == null || occurredAt.isAfter(closedAt));
    }
}
