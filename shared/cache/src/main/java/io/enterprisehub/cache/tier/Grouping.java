package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a region are invalidated together: by tags that a key or a value has, by beginnings of keys, all of them.
 *
 * @param tags of a key and its value, which is null where there is nothing
 * @param separator every beginning of a key's text that ends with it is a prefix; null for none
 */
public record Grouping<K, V>(
        BiFunction<K, @Nullable V, Collection<String>> tags,
        @Nullable Character separator) {

    private static final Grouping<?, ?> NONE = new Grouping<>((key, value) -> List.of(), null);

    /** Only all of a region's values together. */
    @SuppressWarnings("unchecked") // It looks at neither keys nor values.
    public static <K, V> Grouping<K, V> none() {
        return (Grouping<K, V>) NONE;
    }

    @SuppressWarnings("ReferenceEquality")
    boolean isNone() {
        return this == NONE;
    }

    List<String> of(String region, String text, K key, @Nullable V value) {
        List<String> groups = new ArrayList<>();
        groups.add(Group.region(region));
        if (separator != null) {
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
                groups.add(Group.prefix(region, text.substring(0, at + 1)));
            }
        }
        tags.apply(key, value).forEach(tag -> groups.add(Group.tag(tag)));
        return groups;
    }

    /**
     * The group of a prefix.
     *
     * @throws IllegalArgumentException when no key can have it
     */
    String prefix(String region, String prefix) {
        if (separator == null || prefix.isEmpty() || prefix.charAt(prefix.length() - 1) != separator) {
            throw new IllegalArgumentException(
                    "A prefix of region " + region + " ends with the separator that its definition names: " + prefix);
        }
        return Group.prefix(region, prefix);
    }
}
