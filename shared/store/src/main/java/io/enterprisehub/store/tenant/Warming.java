package io.enterprisehub.store.tenant;

import java.time.Instant;
import java.util.List;

/**
 * What a tenant was warmed with.
 *
 * @param leads ids, in the order of their rank
 */
public record Warming(Instant at, List<String> leads) {

    public Warming {
        leads = List.copyOf(leads);
    }
}
