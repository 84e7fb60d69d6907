package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.postgres.Computed;
import io.enterprisehub.cache.tier.postgres.Kept;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.postgres.PostgresUnavailable;
import io.enterprisehub.cache.tier.remote.RemoteValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loader that looks into PostgreSQL before it computes, and keeps there what it computed. It is as good as the truth: a
 * value is read only from a row that no acknowledged change has removed, and stored only under an epoch that was read
 * before its computation began, or before its loader was asked whether it had changed.
 *
 * <p>Safe for any thread.
 */
final class PersistentLoader<K, V> implements Loader<K, V> {

    private final PersistentLevel level;
    private final RegionDefinition<K, V> definition;
    private final Shelf<K, V> shelf;
    private final Counters counters;

    PersistentLoader(PersistentLevel level, RegionDefinition<K, V> definition, Shelf<K, V> shelf, Counters counters) {
        this.level = level;
        this.definition = definition;
        this.shelf = shelf;
        this.counters = counters;
    }

    @Override
    public Map<K, Versioned<V>> load(String tenant, Set<K> keys) {
        return find(tenant, keys, Map.of());
    }

    /**
     * What there is no row of is asked of the loader with what is known of it. "Unchanged" is an answer of the truth like any
     * other: it is kept under the epoch that was read before the question. A row that says what is known is "unchanged", too.
     */
    @Override
    public Map<K, Versioned<V>> reload(String tenant, Map<K, @Nullable Versioned<V>> known) {
        Map<K, Versioned<V>> found = find(tenant, known.keySet(), known);
        found.replaceAll((key, content) -> asKnown(known.get(key), content));
        return found;
    }

    /** Versions alone would not do: a value that was computed again may have the old one's, 0 above all. */
    private static <V> Versioned<V> asKnown(@Nullable Versioned<V> known, Versioned<V> content) {
        return known != null && known.equals(content) ? known : content;
    }

    /** Computes whatever the rows say, and keeps it in their place. */
    Map<K, Versioned<V>> loadPast(String tenant, Set<K> keys) {
        Map<K, LocalKey> names = names(tenant, keys);
        Map<String, Kept> kept = read(tenant, names);
        Map<K, UUID> epochs = new HashMap<>();
        names.forEach((key, name) -> {
            Kept row = kept.get(name.key());
            if (row != null) {
                epochs.put(key, row.epoch());
            }
        });
        Map<K, Versioned<V>> computed = definition.loader().load(tenant, keys);
        store(tenant, names, epochs, computed);
        return computed;
    }

    private Map<K, LocalKey> names(String tenant, Set<K> keys) {
        Map<K, LocalKey> names = new HashMap<>();
        keys.forEach(key -> names.put(key, shelf.name(tenant, key)));
        return names;
    }

    private Map<K, Versioned<V>> find(String tenant, Set<K> keys, Map<K, @Nullable Versioned<V>> known) {
        Map<K, LocalKey> names = names(tenant, keys);
        Map<String, Kept> kept = read(tenant, names);
        Map<K, Versioned<V>> found = new HashMap<>();
        Map<K, UUID> epochs = new HashMap<>();
        names.forEach((key, name) -> sort(key, name, kept.get(name.key()), found, epochs));
        Set<K> missing = new HashSet<>(keys);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            Map<K, Versioned<V>> computed = compute(tenant, missing, known);
            store(tenant, names, epochs, computed);
            found.putAll(computed);
        }
        return found;
    }

    private Map<K, Versioned<V>> compute(String tenant, Set<K> missing, Map<K, @Nullable Versioned<V>> known) {
        Map<K, @Nullable Versioned<V>> asked = new LinkedHashMap<>();
        missing.forEach(key -> asked.put(key, known.get(key)));
        return asked.values().stream().allMatch(Objects::isNull)
                ? definition.loader().load(tenant, Set.copyOf(missing))
                : definition.loader().reload(tenant, Collections.unmodifiableMap(asked));
    }

    private Map<String, Kept> read(String tenant, Map<K, LocalKey> names) {
        List<String> asked = names.values().stream()
                .filter(PersistentLoader::canHold)
                .map(LocalKey::key)
                .toList();
        return asked.isEmpty() ? Map.of() : level.read(tenant, definition.name(), asked);
    }

    private static boolean canHold(LocalKey name) {
        return PostgresLevel.canHold(name.tenant()) && PostgresLevel.canHold(name.key());
    }

    private void sort(K key, LocalKey name, @Nullable Kept kept, Map<K, Versioned<V>> found, Map<K, UUID> epochs) {
        byte[] envelope = kept == null ? null : kept.envelope();
        if (kept != null && envelope == null) {
            epochs.put(key, kept.epoch());
        } else if (envelope != null) {
            unpack(key, name, envelope, found);
        }
    }

    private void unpack(K key, LocalKey name, byte[] envelope, Map<K, Versioned<V>> found) {
        var value = shelf.unpack(name, new RemoteValue(envelope, Integer.MAX_VALUE, RemoteValue.Lease.NOT_NEEDED));
        if (value == null) {
            discard(name);
        } else {
            counters.add(Counter.PERSISTENT_HIT);
            found.put(key, value.content());
        }
    }

    /** A row that cannot be read is worth nothing; removing it lets the next reader reserve the key. */
    private void discard(LocalKey name) {
        try {
            level.forget(name.tenant(), name.region(), name.key(), Long.MAX_VALUE);
        } catch (PostgresUnavailable down) {
            // Counted by the level; the row stays unreadable for the next reader too.
        }
    }

    private void store(String tenant, Map<K, LocalKey> names, Map<K, UUID> epochs, Map<K, Versioned<V>> computed) {
        List<Computed> values = new ArrayList<>();
        epochs.forEach((key, epoch) -> {
            LocalKey name = Objects.requireNonNull(names.get(key));
            Versioned<V> content = computed.getOrDefault(key, new Versioned<>(0, null));
            byte[] envelope = shelf.pack(name, content, 0);
            if (Envelope.fits(envelope)) {
                values.add(new Computed(
                        name.key(),
                        epoch,
                        content.version(),
                        envelope,
                        life(content).toMillis()));
            }
        });
        level.store(tenant, definition.name(), values);
    }

    private Duration life(Versioned<V> content) {
        Duration absent = definition.policy().absentTtl();
        Duration base = definition.persistFor();
        return content.value() == null && absent.compareTo(base) < 0 ? absent : base;
    }

    @Override
    public void forget(String tenant, K key, long upTo) {
        LocalKey name = shelf.name(tenant, key);
        if (canHold(name)) {
            level.forget(tenant, definition.name(), name.key(), upTo);
        }
        definition.loader().forget(tenant, key, upTo);
    }

    /** Rows do not know their groups: a group's invalidation costs all of the region's. */
    @Override
    public void forgetAll(String tenant) {
        if (PostgresLevel.canHold(tenant)) {
            level.forgetAll(tenant, definition.name());
        }
        definition.loader().forgetAll(tenant);
    }
}
