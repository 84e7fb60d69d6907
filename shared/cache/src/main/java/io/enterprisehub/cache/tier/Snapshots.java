package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.Publication;
import io.enterprisehub.cache.tier.remote.ReadRequest;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.RemoteUnavailable;
import io.enterprisehub.cache.tier.remote.RemoteValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Publishes the values that a tenant's fresh environments will need. The position of the log is taken before the first
 * value is read: what changes while the snapshot is made, or after, is in the log that its readers replay.
 *
 * <p>Values are copied as the shared level has them; what it lacks is loaded into it first. Safe for any thread; of two
 * publications of one tenant at the same time, one or none is complete.
 */
public final class Snapshots {

    /** Keys per round trip: some 400 KB of leads. */
    private static final int BATCH = 200;

    private static final String NO_LEASE = "";

    private final Core core;
    private final SnapshotPolicy policy;

    Snapshots(Core core, SnapshotPolicy policy) {
        this.core = core;
        this.policy = policy;
    }

    /**
     * Publishes; keys that come first matter most.
     *
     * @param keys of each region
     * @throws RemoteUnavailable when the shared level is left out, or did not answer; the last snapshot then stays
     */
    public SnapshotReport publish(
            Session session, String tenant, Map<Region<String, ?>, ? extends Collection<String>> keys) {
        Draft draft = draft(tenant);
        keys.forEach((region, wanted) -> draft.add(session, region, wanted));
        return draft.publish();
    }

    /** Begins a snapshot; every value that is added later is read after this moment. */
    public Draft draft(String tenant) {
        RemoteLevel remote = core.remote();
        if (remote == null) {
            throw new RemoteUnavailable("A snapshot needs a remote level, and this cache has none", null);
        }
        return new Draft(remote, tenant, remote.start(tenant, core.unique()));
    }

    /** A snapshot in the making. Belongs to one thread. */
    public final class Draft {

        private final RemoteLevel remote;
        private final String tenant;
        private final Publication.Start start;
        private final String id = core.unique();
        private final List<byte[]> chunks = new ArrayList<>();
        private Chunk open;
        private long bytes;
        private int entries;
        private int absent;
        private int leftOut;

        private Draft(RemoteLevel remote, String tenant, Publication.Start start) {
            this.remote = remote;
            this.tenant = tenant;
            this.start = start;
            this.open = new Chunk(tenant, id);
        }

        /** Adds a region's values, of which the first matter most. */
        public <K> Draft add(Session session, Region<K, ?> region, Collection<K> keys) {
            List<K> all = List.copyOf(new LinkedHashSet<>(keys));
            for (int from = 0; from < all.size(); from += BATCH) {
                addBatch(session, region, all.subList(from, Math.min(all.size(), from + BATCH)));
            }
            return this;
        }

        private <K> void addBatch(Session session, Region<K, ?> region, List<K> keys) {
            List<K> lacking = addPresent(region, keys);
            if (!lacking.isEmpty()) {
                var _ = region.getAll(session, tenant, lacking);
                absent += addPresent(region, lacking).size();
            }
        }

        /** Adds what the shared level has; returns the keys that it lacks. */
        private <K> List<K> addPresent(Region<K, ?> region, List<K> keys) {
            List<LocalKey> names =
                    keys.stream().map(key -> region.shelf().name(tenant, key)).toList();
            List<Address> addresses = names.stream().map(LocalKey::address).toList();
            List<RemoteValue> values = remote.read(new ReadRequest(tenant, null, addresses, NO_LEASE, Duration.ZERO))
                    .values();
            List<K> lacking = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                byte[] envelope = values.get(i).envelope();
                if (envelope == null || !region.shelf().isFresh(names.get(i), values.get(i))) {
                    lacking.add(keys.get(i));
                } else {
                    add(names.get(i).address(), values.get(i).restMillis(), envelope);
                }
            }
            return lacking;
        }

        private void add(Address address, long restMillis, byte[] envelope) {
            if (open.add(address, restMillis, envelope)) {
                entries++;
                return;
            }
            Chunk next = new Chunk(tenant, id);
            boolean room = bytes + open.size() + Chunk.MAX_BYTES <= policy.maxBytes();
            if (!room || !next.add(address, restMillis, envelope)) {
                leftOut++;
                return;
            }
            seal();
            open = next;
            entries++;
        }

        private void seal() {
            byte[] sealed = open.toBytes();
            chunks.add(sealed);
            bytes += sealed.length;
        }

        /** Stores the snapshot, in place of the last one. */
        public SnapshotReport publish() {
            if (!open.isEmpty()) {
                seal();
            }
            remote.publish(tenant, new Publication(id, start, chunks, policy.life(), policy.deadline()));
            core.counters().add(Counter.SNAPSHOT_PUBLISHED);
            return new SnapshotReport(entries, absent, leftOut, chunks.size(), bytes);
        }
    }
}
