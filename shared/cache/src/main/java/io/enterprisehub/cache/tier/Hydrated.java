package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was pulled of snapshots and not read yet. Its invariant is the memory's: under a generation it holds nothing that a
 * change up to the log's position has touched. It takes at most half of the memory's bytes; when that is too little, the
 * tenant that was hydrated first loses its entries.
 *
 * <p>Safe for any thread; calls for one key are made under that key's lock.
 */
final class Hydrated {

    private final LocalStore store;
    private final Map<String, Entries> tenants = new ConcurrentHashMap<>();
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private long bytes;

    /** One tenant's. */
    private record Entries(long generation, long at, GroupState stamp, ConcurrentHashMap<Address, Raw> map) {}

    /**
     * An entry on its way to the memory.
     *
     * @param agedNanos how long it lay here
     */
    record Found(Raw raw, long agedNanos, GroupState stamp) {}

    Hydrated(LocalStore store) {
        this.store = store;
    }

    /** Bytes that the snapshots of one tenant may take. */
    long limit() {
        return store.maxBytes() / 2;
    }

    /**
     * Replaces a tenant's entries.
     *
     * @param stamp state of the groups that they may be older than
     * @param size bytes of the chunks that the entries point into
     * @param now in the cache's time
     */
    synchronized void put(
            String tenant, long generation, Map<Address, Raw> entries, GroupState stamp, long size, long now) {
        drop(tenant);
        while (bytes + size > limit() && !sizes.isEmpty()) {
            drop(sizes.keySet().iterator().next());
        }
        if (size > limit() || entries.isEmpty()) {
            return;
        }
        bytes += size;
        sizes.put(tenant, size);
        tenants.put(tenant, new Entries(generation, now, stamp, new ConcurrentHashMap<>(entries)));
        store.lend(bytes);
    }

    synchronized void drop(String tenant) {
        Long size = sizes.remove(tenant);
        if (size != null) {
            tenants.remove(tenant);
            bytes -= size;
            store.lend(bytes);
        }
    }

    /** Takes an entry out, to be kept in memory from now on. */
    @Nullable
    Found take(LocalKey key, long generation, long now) {
        Entries entries = tenants.get(key.tenant());
        if (entries == null || entries.generation() != generation) {
            return null;
        }
        Raw raw = entries.map().remove(key.address());
        if (entries.map().isEmpty()) {
            dropEmpty(key.tenant());
        }
        return raw == null ? null : new Found(raw, now - entries.at(), entries.stamp());
    }

    private synchronized void dropEmpty(String tenant) {
        Entries entries = tenants.get(tenant);
        if (entries != null && entries.map().isEmpty()) {
            drop(tenant);
        }
    }

    /** Whether an entry of this key waits to be read. */
    boolean has(LocalKey key, long generation) {
        Entries entries = tenants.get(key.tenant());
        return entries != null
                && entries.generation() == generation
                && entries.map().containsKey(key.address());
    }

    boolean holds(String tenant) {
        return tenants.containsKey(tenant);
    }

    /** Applies a change: what was put stays when it is what was put, or newer. */
    void changed(LocalKey key, Coherence coherence, Verb verb, long version) {
        Entries entries = tenants.get(key.tenant());
        if (entries != null) {
            entries.map()
                    .computeIfPresent(
                            key.address(),
                            (address, raw) -> coherence.survives(raw.version(), verb, version) ? raw : null);
        }
    }

    /** Forgets an entry for a value that came from elsewhere and is not older. */
    void replaced(LocalKey key) {
        Entries entries = tenants.get(key.tenant());
        if (entries != null) {
            entries.map().remove(key.address());
        }
    }

    /** Bytes that are held at the moment. */
    synchronized long bytes() {
        return bytes;
    }
}
