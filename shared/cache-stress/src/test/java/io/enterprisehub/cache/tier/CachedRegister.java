package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.LocalEntry.Life;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.LogPosition;
import io.enterprisehub.cache.tier.remote.LogSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One row, the server's log, and the memory of one environment, every read with a barrier of its own. If each guard does
 * its part, nobody can tell it from a plain register. The cache is not told the row's version, so that no guard can lean on it.
 */
public class CachedRegister {

    private static final LocalKey KEY = new LocalKey("t", "r", "a");
    private static final long HOUR = 3_600_000_000_000L;

    private final Server server = new Server();
    private final LocalRegion<String> region;
    private final TenantLog log;

    /** With all guards. */
    public CachedRegister() {
        this(new Coherence());
    }

    CachedRegister(Coherence coherence) {
        Counters counters = new Counters();
        LocalStore store = new MapStore(new HotEntries(1, (entry, now) -> true, coherence));
        region = new LocalRegion<>(store, new Hydrated(store), coherence, counters);
        log = new TenantLog(coherence, counters, TenantLog.NOTHING_KNOWN, () -> {});
    }

    /** Commits a new version and tells the log; returns the version. */
    @Operation
    public long write() {
        return server.write();
    }

    /** Loses the log, as a server does that starts anew. */
    @Operation
    public void lose() {
        server.lose();
    }

    /** The version that the cache serves. */
    @Operation
    public long read() {
        boolean passed = false;
        while (!passed) {
            passed = barrier();
        }
        TenantLog.State state = log.state();
        long generation = state.generation();
        LocalEntry<String> entry = region.find(KEY.tenant(), KEY.region(), KEY.key(), state, 0);
        if (entry != null) {
            return Long.parseLong(Objects.requireNonNull(entry.content().value()));
        }
        Slot<String> slot = region.reserve(KEY, generation);
        long version = server.version();
        Life life = new Life(0, HOUR, HOUR, 0);
        region.publish(
                KEY,
                slot,
                new LocalEntry<>(KEY, new Versioned<>(0, Long.toString(version)), slot.generation(), life, 1, false),
                log.state());
        region.leave(KEY, slot, false);
        return version;
    }

    /** False when another reader's barrier came between. */
    private boolean barrier() {
        TenantLog.State sent = log.state();
        return log.accept(
                sent,
                server.since(sent.position()),
                TenantLog.NOTHING_KNOWN,
                0,
                () -> new Groups(TenantLog.NOTHING_KNOWN),
                change -> region.changed(KEY, change.verb(), change.version()),
                (generation, groups) -> {});
    }

    /** Each method is one step, as the server's scripts are. */
    private static final class Server {

        private final List<LogEntry> entries = new ArrayList<>();
        private long version;
        private int incarnation;

        Server() {
            append(Verb.ANCHOR);
        }

        private void append(Verb verb) {
            String id = incarnation + "-" + entries.size();
            entries.add(new LogEntry(new LogPosition(id, "n"), KEY.address(), verb, 0));
        }

        synchronized long write() {
            version++;
            append(Verb.EVICT);
            return version;
        }

        synchronized void lose() {
            incarnation++;
            entries.clear();
            append(Verb.ANCHOR);
        }

        synchronized long version() {
            return version;
        }

        synchronized LogSlice since(@Nullable LogPosition position) {
            int from = 0;
            while (from < entries.size() && !entries.get(from).position().equals(position)) {
                from++;
            }
            return new LogSlice(
                    List.copyOf(entries.subList(from, entries.size())),
                    entries.getLast().position());
        }
    }

    /** Memory without bounds and lives: Lincheck would look into Caffeine's maintenance instead of our steps. */
    private static final class MapStore implements LocalStore {

        private final Map<LocalKey, LocalEntry<?>> map = new ConcurrentHashMap<>();
        private final HotEntries hot;

        MapStore(HotEntries hot) {
            this.hot = hot;
        }

        @Override
        public @Nullable LocalEntry<?> get(LocalKey key) {
            return map.get(key);
        }

        @Override
        public @Nullable LocalEntry<?> find(String tenant, String region, String key, long now) {
            LocalKey name = new LocalKey(tenant, region, key);
            LocalEntry<?> found = hot.find(name.hashCode(), tenant, region, key);
            if (found != null) {
                return found;
            }
            LocalEntry<?> entry = map.get(name);
            if (entry != null && hot.wants(name.hashCode(), entry, now)) {
                heat(name, entry);
            }
            return entry;
        }

        @SuppressWarnings("ReferenceEquality") // An entry is itself, not what it holds.
        private void heat(LocalKey name, LocalEntry<?> entry) {
            map.computeIfPresent(name, (key, current) -> {
                if (current == entry) {
                    hot.take(name.hashCode(), entry);
                }
                return current;
            });
        }

        @Override
        public @Nullable LocalEntry<?> peek(LocalKey key) {
            LocalEntry<?> entry = map.get(key);
            return entry != null ? entry : hot.peek(key);
        }

        @Override
        public void put(LocalKey key, LocalEntry<?> entry) {
            map.put(key, entry);
            hot.wasPut(key, 1);
        }

        @Override
        public void remove(LocalKey key) {
            map.remove(key);
            hot.wasRemoved(key);
        }

        @Override
        public boolean pin(LocalKey key) {
            return false;
        }

        @Override
        public void unpin(LocalKey key) {
            // Nothing is pinned.
        }

        @Override
        public void relieve(long now) {
            // There is room without end.
        }

        @Override
        public long maxBytes() {
            return 0;
        }

        @Override
        public void lend(long bytes) {
            // There are no bounds.
        }
    }
}
