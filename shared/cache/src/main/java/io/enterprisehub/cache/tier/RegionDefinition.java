package io.enterprisehub.cache.tier;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a region holds.
 *
 * @param name part of every key: lower-case letters, digits and hyphens
 * @param keyText text of a key; different keys have different texts
 * @param loader the truth
 */
public record RegionDefinition<K, V>(
        String name, Function<? super K, String> keyText, Codec<V> codec, Loader<K, V> loader, RegionPolicy policy) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    public RegionDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A region's name matches " + NAME + ": " + name);
        }
    }
}
