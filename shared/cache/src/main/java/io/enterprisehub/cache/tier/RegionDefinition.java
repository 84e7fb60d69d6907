package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.compress.Compression;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a region holds.
 *
 * @param name part of every key: lower-case letters, digits and hyphens
 * @param keyText text of a key; different keys have different texts
 * @param loader the truth
 * @param compression of what the shared level is given
 */
public record RegionDefinition<K, V>(
        String name,
        Function<? super K, String> keyText,
        Codec<V> codec,
        Loader<K, V> loader,
        RegionPolicy policy,
        Compression compression) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    public RegionDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A region's name matches " + NAME + ": " + name);
        }
    }

    /** Without compression. */
    public RegionDefinition(
            String name,
            Function<? super K, String> keyText,
            Codec<V> codec,
            Loader<K, V> loader,
            RegionPolicy policy) {
        this(name, keyText, codec, loader, policy, Compression.none());
    }

    public RegionDefinition<K, V> withCompression(Compression newCompression) {
        return new RegionDefinition<>(name, keyText, codec, loader, policy, newCompression);
    }
}
