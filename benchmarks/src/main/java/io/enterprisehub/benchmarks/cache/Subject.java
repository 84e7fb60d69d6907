package io.enterprisehub.benchmarks.cache;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cache of texts under test, ours or a peer's, over a loader: one process's own, however many share its Redis. Safe for
 * many threads.
 */
interface Subject extends AutoCloseable {

    /** Values of one step of a fill. */
    int FILL = 500;

    /** The value, loaded where there is none. */
    @Nullable
    String get(String key);

    Map<String, String> getAll(Set<String> keys);

    /** Writes a value through all levels; returns when it is acknowledged. */
    void put(String key, String value);

    /** Removes a value from all levels; returns when it is acknowledged. */
    void evict(String key);

    /** Puts these values into all levels, memory too, before a measurement. */
    default void fill(Map<String, String> values) {
        List<String> keys = List.copyOf(values.keySet());
        for (int from = 0; from < keys.size(); from += FILL) {
            getAll(Set.copyOf(keys.subList(from, Math.min(keys.size(), from + FILL))));
        }
    }

    /** Begins what a function invocation is, where the subject knows of such. */
    default void invocation() {}

    @Override
    void close();
}
