package io.enterprisehub.api;

import io.enterprisehub.cache.tier.Loader;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.function.CurrentDeadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.inference.batch.BatchTimeoutException;
import io.enterprisehub.inference.batch.MicroBatcher;
import io.enterprisehub.inference.batch.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Small loads of requests that are served at once in this process share one: one reading transaction with one statement for each
 * tenant, and where scores are loaded, one matrix. A load that is alone goes at once (ADR 22), so where Lambda serves one request at a
 * time nothing changes.
 *
 * <p>A batch reads after the last of its requests has joined it, so what each gets is as new as if it had read by itself. Safe for
 * any thread.
 *
 * @param <K> key
 * @param <V> value
 */
final class SharedLoads<K, V> implements Loader<K, V> {

    /** More keys than this are a batch by themselves. */
    static final int SMALL = 10;

    /** Who has less time left than this does not bind others to its deadline. */
    private static final Duration HASTE = Duration.ofSeconds(1);

    private final Loader<K, V> loads;
    private final Database database;
    private final Metrics metrics;
    private final String name;
    private final MicroBatcher<Wanted<K>, Outcome<K, V>> batcher;

    /**
     * Over the loader of one region.
     *
     * @param name of what is loaded, for the metric {@code batch.NAME}: how many requests shared a load
     */
    SharedLoads(String name, Loader<K, V> loads, Database database, BatchSettings settings, Metrics metrics) {
        this.name = name;
        this.loads = loads;
        this.database = database;
        this.metrics = metrics;
        this.batcher = new MicroBatcher<>(this::answer, settings.most(), settings.window(), Pause.SYSTEM);
    }

    private record Wanted<K>(String tenant, Set<K> keys) {}

    /** What became of a request; an outage is all requests', so nobody tries it again for each of them. */
    private sealed interface Outcome<K, V> {

        record Found<K, V>(Map<K, Versioned<V>> values) implements Outcome<K, V> {}

        record Unavailable<K, V>(DependencyUnavailable outage) implements Outcome<K, V> {}
    }

    @Override
    public Map<K, Versioned<V>> load(String tenant, Set<K> keys) {
        Duration left = CurrentDeadline.get().remaining();
        if (keys.size() > SMALL || left.compareTo(HASTE) < 0) {
            return loads.load(tenant, keys);
        }
        try {
            return switch (batcher.call(new Wanted<>(tenant, keys), left)) {
                case Outcome.Found<K, V>(Map<K, Versioned<V>> values) -> values;
                // A new one: the stack is the caller's, and many threads throw it.
                case Outcome.Unavailable<K, V>(DependencyUnavailable outage) ->
                    throw new DependencyUnavailable("database", "a shared load failed", outage);
            };
        } catch (BatchTimeoutException late) {
            throw new DependencyUnavailable("database", "a shared load took too long", late);
        }
    }

    private List<Outcome<K, V>> answer(List<Wanted<K>> requests) {
        metrics.value("batch." + name, requests.size());
        Map<String, Set<K>> byTenant = new LinkedHashMap<>();
        requests.forEach(request -> byTenant.computeIfAbsent(request.tenant(), tenant -> new HashSet<>())
                .addAll(request.keys()));
        List<Outcome<K, V>> outcomes = new ArrayList<>(requests.size());
        try {
            Map<String, Map<K, Versioned<V>>> found = byTenant.size() == 1 ? load(byTenant) : read(byTenant);
            for (Wanted<K> request : requests) {
                outcomes.add(new Outcome.Found<>(part(found.getOrDefault(request.tenant(), Map.of()), request.keys())));
            }
        } catch (DependencyUnavailable outage) {
            requests.forEach(_ -> outcomes.add(new Outcome.Unavailable<>(outage)));
        }
        return outcomes;
    }

    /** Several tenants share the connection and the transaction, never a statement. */
    private Map<String, Map<K, Versioned<V>>> read(Map<String, Set<K>> byTenant) {
        return database.read(() -> load(byTenant));
    }

    private Map<String, Map<K, Versioned<V>>> load(Map<String, Set<K>> byTenant) {
        Map<String, Map<K, Versioned<V>>> found = new HashMap<>();
        byTenant.forEach((tenant, keys) -> found.put(tenant, loads.load(tenant, keys)));
        return found;
    }

    private static <K, V> Map<K, Versioned<V>> part(Map<K, Versioned<V>> all, Set<K> keys) {
        Map<K, Versioned<V>> part = new HashMap<>();
        for (K key : keys) {
            Versioned<V> value = all.get(key);
            if (value != null) {
                part.put(key, value);
            }
        }
        return part;
    }

    /** Requests so far; in a batch or waiting for one. */
    long requests() {
        return batcher.calls();
    }

    /** Batches so far. */
    long batches() {
        return batcher.batches();
    }
}
