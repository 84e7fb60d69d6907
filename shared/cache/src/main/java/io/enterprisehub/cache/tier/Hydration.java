package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogSlice;
import io.enterprisehub.cache.tier.remote.ReadReply;
import io.enterprisehub.cache.tier.remote.ReadRequest.Pull;
import io.enterprisehub.cache.tier.remote.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a pulled snapshot into entries under a new generation. Discards it when the log cannot be followed from its
 * position: what changed since is unknown then. Safe for any thread.
 */
final class Hydration {

    private final HydrationPolicy policy;
    private final Hydrated hydrated;
    private final Coherence coherence;
    private final Counters counters;

    Hydration(HydrationPolicy policy, Hydrated hydrated, Coherence coherence, Counters counters) {
        this.policy = policy;
        this.hydrated = hydrated;
        this.coherence = coherence;
        this.counters = counters;
    }

    HydrationPolicy policy() {
        return policy;
    }

    Pull pull() {
        return new Pull(policy.chunks(), policy.maxNews(), policy.patience());
    }

    /**
     * To be called before the generation is visible, and only when no other barrier came between: a session that passed a
     * later one may not be served what this one has read.
     */
    void hydrate(String tenant, long generation, ReadReply reply, long now) {
        Snapshot snapshot = reply.snapshot();
        LogSlice log = reply.log();
        if (snapshot == null || log == null) {
            return;
        }
        if (!isGood(reply)) {
            counters.add(Counter.HYDRATION_DISCARDED);
            return;
        }
        Map<Address, Raw> entries = new HashMap<>();
        long bytes = 0;
        for (byte[] chunk : snapshot.chunks()) {
            boolean fits = bytes + chunk.length <= hydrated.limit();
            Map<Address, Raw> found = fits && coherence.sameSnapshot(snapshot.id(), Chunk.id(chunk))
                    ? Chunk.index(tenant, snapshot.ageMillis(), chunk)
                    : null;
            if (found == null) {
                counters.add(Counter.CHUNK_DISCARDED);
            } else {
                entries.putAll(found);
                bytes += chunk.length;
            }
        }
        replay(entries, coherence.snapshotNews(log));
        hydrated.put(tenant, generation, entries, snapshot.groups(), bytes, now);
        counters.add(Counter.HYDRATED);
        counters.add(Counter.HYDRATED_ENTRIES, entries.size());
    }

    private boolean isGood(ReadReply reply) {
        Snapshot snapshot = reply.snapshot();
        LogSlice log = reply.log();
        return snapshot != null
                && log != null
                && coherence.followsSnapshot(snapshot, log, reply.groups(), policy.maxNews());
    }

    /** What a generation that begins with this snapshot knows of groups: all that happened since it was begun. */
    Groups groups(ReadReply reply) {
        Snapshot snapshot = reply.snapshot();
        LogSlice log = reply.log();
        if (snapshot == null || log == null || !isGood(reply)) {
            return new Groups(reply.groups());
        }
        Groups groups = new Groups(snapshot.groups());
        for (LogEntry news : coherence.snapshotNews(log)) {
            if (news.verb().isOfGroup()) {
                groups.tell(news.group(), news.verb(), news.version());
            }
        }
        return groups;
    }

    private void replay(Map<Address, Raw> entries, List<LogEntry> news) {
        for (LogEntry change : news) {
            Raw raw = entries.get(change.address());
            if (raw != null && !coherence.survives(raw.version(), change.verb(), change.version())) {
                entries.remove(change.address());
            }
        }
    }

    /** Without a policy nothing is hydrated. */
    static @Nullable Hydration of(
            @Nullable HydrationPolicy policy, Hydrated hydrated, Coherence coherence, Counters counters) {
        return policy == null ? null : new Hydration(policy, hydrated, coherence, counters);
    }
}
