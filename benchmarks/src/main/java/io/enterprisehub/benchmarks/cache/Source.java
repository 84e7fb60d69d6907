package io.enterprisehub.benchmarks.cache;

import java.util.Set;

/** Where values come from when no cache has them. Safe for many threads. */
@FunctionalInterface
interface Source {

    /** One value for each key. */
    java.util.Map<String, String> load(Set<String> keys);

    default String load(String key) {
        return java.util.Objects.requireNonNull(load(Set.of(key)).get(key));
    }
}
