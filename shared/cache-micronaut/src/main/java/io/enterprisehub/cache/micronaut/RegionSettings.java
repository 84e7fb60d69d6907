package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.Codec;
import io.enterprisehub.cache.tier.Loader;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import java.util.function.Function;

/**
 * What configuration says of one region.
 *
 * @param name as in {@code cache.regions.<name>}
 * @param persistFor life of loaded values in PostgreSQL; zero for none
 */
public record RegionSettings(String name, RegionPolicy policy, Duration persistFor) {

    /**
     * These settings, for a region whose loader is a row of PostgreSQL already, or that others change without that level.
     *
     * @throws ConfigurationException when they ask for it
     */
    public RegionSettings neverPersisted(String reason) {
        if (!persistFor.isZero()) {
            throw new ConfigurationException("cache.regions." + name + ".persist-for: " + reason);
        }
        return this;
    }

    /** The region of this name with these settings. */
    public <K, V> RegionDefinition<K, V> define(
            Function<? super K, String> keyText, Codec<V> codec, Loader<K, V> loader) {
        return new RegionDefinition<K, V>(name, keyText, codec, loader, policy).persistedFor(persistFor);
    }
}
