package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.compress.Compression;
import java.time.Duration;
import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a region holds.
 *
 * @param name part of every key: lower-case letters, digits and hyphens
 * @param keyText text of a key; different keys have different texts
 * @param loader the truth
 * @param compression of what the shared level is given
 * @param persistFor life of loaded values in the persistent level, for what is expensive to compute; zero keeps them out of
 *     it. A value's age can reach the sum of this life and the policy's
 * @param copier makes a copy for each answer; null where values are immutable, which they should be: memory hands out the
 *     same object to all readers
 * @param grouping which values are invalidated together
 */
public record RegionDefinition<K, V>(
        String name,
        Function<? super K, String> keyText,
        Codec<V> codec,
        Loader<K, V> loader,
        RegionPolicy policy,
        Compression compression,
        Duration persistFor,
        @Nullable UnaryOperator<V> copier,
        Grouping<K, V> grouping) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    public RegionDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A region's name matches " + NAME + ": " + name);
        }
        if (persistFor.isNegative()) {
            throw new IllegalArgumentException(
                    "persistFor is not negative; zero keeps values out of the level: " + persistFor);
        }
    }

    /** Without compression, and without the persistent level. */
    public RegionDefinition(
            String name,
            Function<? super K, String> keyText,
            Codec<V> codec,
            Loader<K, V> loader,
            RegionPolicy policy) {
        this(name, keyText, codec, loader, policy, Compression.none(), Duration.ZERO, null, Grouping.none());
    }

    public RegionDefinition<K, V> withCompression(Compression newCompression) {
        return new RegionDefinition<>(
                name, keyText, codec, loader, policy, newCompression, persistFor, copier, grouping);
    }

    /** The same region whose loaded values stay in the persistent level for a while. */
    public RegionDefinition<K, V> persistedFor(Duration life) {
        return new RegionDefinition<>(name, keyText, codec, loader, policy, compression, life, copier, grouping);
    }

    /** The same region whose every answer is a copy: for values that callers change. */
    public RegionDefinition<K, V> copiedBy(UnaryOperator<V> newCopier) {
        return new RegionDefinition<>(
                name, keyText, codec, loader, policy, compression, persistFor, newCopier, grouping);
    }

    /** The same region whose values have tags. */
    public RegionDefinition<K, V> withTags(BiFunction<K, @Nullable V, Collection<String>> tags) {
        return withGrouping(new Grouping<>(tags, grouping.separator()));
    }

    /** The same region, in which all keys with a common beginning up to a separator can be invalidated together. */
    public RegionDefinition<K, V> withPrefixes(char separator) {
        return withGrouping(new Grouping<>(grouping.tags(), separator));
    }

    private RegionDefinition<K, V> withGrouping(Grouping<K, V> other) {
        return new RegionDefinition<>(name, keyText, codec, loader, policy, compression, persistFor, copier, other);
    }

    RegionDefinition<K, V> loadedBy(Loader<K, V> other) {
        return new RegionDefinition<>(name, keyText, codec, other, policy, compression, persistFor, copier, grouping);
    }
}
