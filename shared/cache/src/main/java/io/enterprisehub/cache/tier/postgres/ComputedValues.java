package io.enterprisehub.cache.tier.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computed values of regions, each under an epoch that ends with every change. Each call stands by itself, ends in time and
 * throws {@link PostgresUnavailable}. Safe for any thread.
 */
public interface ComputedValues {

    /**
     * Reads many keys and reserves those that there is nothing of.
     *
     * @return what there is of each key; one that another reserved at this moment is left out
     */
    Map<String, Kept> read(String tenant, String region, Collection<String> keys);

    /**
     * Stores values whose epoch still holds and whose version is not lower than what there is.
     *
     * @return keys that were stored
     */
    Set<String> store(String tenant, String region, List<Computed> values);

    /** Removes the key's value up to a version, and whatever reservation it has. */
    void forget(String tenant, String region, String key, long upTo);

    /** Removes all of a region's values and reservations. */
    void forgetAll(String tenant, String region);
}
