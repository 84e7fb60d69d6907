package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.postgres.Computed;
import io.enterprisehub.cache.tier.postgres.ComputedValues;
import io.enterprisehub.cache.tier.postgres.Kept;
import io.enterprisehub.cache.tier.postgres.PostgresUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The PostgreSQL level as a region sees it: behind a breaker, so that a dead level is asked for nothing. Only what must be
 * forgotten is told in every case. Safe for any thread.
 */
final class PersistentLevel {

    private final ComputedValues postgres;
    private final Breaker breaker;
    private final Counters counters;

    PersistentLevel(ComputedValues postgres, Breaker breaker, Counters counters) {
        this.postgres = postgres;
        this.breaker = breaker;
        this.counters = counters;
    }

    boolean rests() {
        return !breaker.mayAllow();
    }

    /** Empty also when the level does not answer. */
    Map<String, Kept> read(String tenant, String region, Collection<String> keys) {
        if (!breaker.allows()) {
            counters.add(Counter.PERSISTENT_SPARED);
            return Map.of();
        }
        try {
            Map<String, Kept> found = postgres.read(tenant, region, keys);
            breaker.succeeded();
            return found;
        } catch (PostgresUnavailable down) {
            failed();
            return Map.of();
        }
    }

    void store(String tenant, String region, List<Computed> values) {
        if (values.isEmpty() || !breaker.allows()) {
            return;
        }
        try {
            Set<String> stored = postgres.store(tenant, region, values);
            breaker.succeeded();
            for (int refused = stored.size(); refused < values.size(); refused++) {
                counters.add(Counter.PERSISTENT_FILL_REFUSED);
            }
        } catch (PostgresUnavailable down) {
            failed();
        }
    }

    /** Passes on when the level could not be told: it may be alive for others, and come back for us. */
    void forget(String tenant, String region, String key, long upTo) {
        try {
            postgres.forget(tenant, region, key, upTo);
        } catch (PostgresUnavailable down) {
            failed();
            throw down;
        }
    }

    /** Passes on, as {@link #forget} does. */
    void forgetAll(String tenant, String region) {
        try {
            postgres.forgetAll(tenant, region);
        } catch (PostgresUnavailable down) {
            failed();
            throw down;
        }
    }

    private void failed() {
        breaker.failed();
        counters.add(Counter.PERSISTENT_FAILED);
    }
}
