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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Small loads of requests that are served at once in this process share one: one reading transaction with one statement for each
 * tenant, and where scores are loaded, one matrix. A load that is alone goes at once (ADR 22), so where Lambda serves one request at a
 * time nothing changes.
 *
 * <p>A batch reads after the last of its requests has joined it, so what each gets is as new as if it had read by itself. Reloads
 * share one with loads: the loader is told what is known of each key. Safe for any thread.
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
    private final MicroBatcher<Wanted<K, V>, Outcome<K, V>> batcher;

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

    /**
     * A load, or a reload.
     *
     * @param known what there was of each key, null where nothing is known
     */
    private record Wanted<K, V>(String tenant, Map<K, @Nullable Versioned<V>> known) {}

    /** What became of a request; an outage is all requests', so nobody tries it again for each of them. */
    private sealed interface Outcome<K, V> {

        record Found<K, V>(Map<K, Versioned<V>> values) implements Outcome<K, V> {}

        record Unavailable<K, V>(DependencyUnavailable outage) implements Outcome<K, V> {}
    }

    @Override
    public Map<K, Versioned<V>> load(String tenant, Set<K> keys) {
        Map<K, @Nullable Versioned<V>> unknown = new HashMap<>();
        keys.forEach(key -> unknown.put(key, null));
        return share(tenant, unknown);
    }

    @Override
    public Map<K, Versioned<V>> reload(String tenant, Map<K, @Nullable Versioned<V>> known) {
        return share(tenant, known);
    }

    @Override
    public void forget(String tenant, K key, long upTo) {
        loads.forget(tenant, key, upTo);
    }

    @Override
    public void forgetAll(String tenant) {
        loads.forgetAll(tenant);
    }

    private Map<K, Versioned<V>> share(String tenant, Map<K, @Nullable Versioned<V>> known) {
        Duration left = CurrentDeadline.get().remaining();
        if (known.size() > SMALL || left.compareTo(HASTE) < 0) {
            return ask(tenant, known);
        }
        try {
            return switch (batcher.call(new Wanted<>(tenant, known), left)) {
                case Outcome.Found<K, V>(Map<K, Versioned<V>> values) -> values;
                // A new one: the stack is the caller's, and many threads throw it.
                case Outcome.Unavailable<K, V>(DependencyUnavailable outage) ->
                    throw new DependencyUnavailable("database", "a shared load failed", outage);
            };
        } catch (BatchTimeoutException late) {
            throw new DependencyUnavailable("database", "a shared load took too long", late);
        }
    }

    private List<Outcome<K, V>> answer(List<Wanted<K, V>> requests) {
        metrics.value("batch." + name, requests.size());
        Map<String, Map<K, @Nullable Versioned<V>>> byTenant = new LinkedHashMap<>();
        requests.forEach(
                request -> add(request.known(), byTenant.computeIfAbsent(request.tenant(), tenant -> new HashMap<>())));
        List<Outcome<K, V>> outcomes = new ArrayList<>(requests.size());
        try {
            Map<String, Map<K, Versioned<V>>> found = byTenant.size() == 1 ? ask(byTenant) : read(byTenant);
            for (Wanted<K, V> request : requests) {
                outcomes.add(new Outcome.Found<>(part(
                        found.getOrDefault(request.tenant(), Map.of()),
                        request.known().keySet())));
            }
        } catch (DependencyUnavailable outage) {
            requests.forEach(_ -> outcomes.add(new Outcome.Unavailable<>(outage)));
        }
        return outcomes;
    }

    /** Of a key that two know differently one wins: the other is given a value that is as true as its own would be. */
    private static <K, V> void add(Map<K, @Nullable Versioned<V>> known, Map<K, @Nullable Versioned<V>> all) {
        known.forEach((key, value) -> {
            if (all.get(key) == null) {
                all.put(key, value);
            }
        });
    }

    /** Several tenants share the connection and the transaction, never a statement. */
    private Map<String, Map<K, Versioned<V>>> read(Map<String, Map<K, @Nullable Versioned<V>>> byTenant) {
        return database.read(() -> ask(byTenant));
    }

    private Map<String, Map<K, Versioned<V>>> ask(Map<String, Map<K, @Nullable Versioned<V>>> byTenant) {
        Map<String, Map<K, Versioned<V>>> found = new HashMap<>();
        for (Map.Entry<String, Map<K, @Nullable Versioned<V>>> each : byTenant.entrySet()) {
            found.put(each.getKey(), ask(each.getKey(), each.getValue()));
        }
        return found;
    }

    private Map<K, Versioned<V>> ask(String tenant, Map<K, @Nullable Versioned<V>> known) {
        return known.values().stream().allMatch(Objects::isNull)
                ? loads.load(tenant, known.keySet())
                : loads.reload(tenant, known);
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
