package io.enterprisehub.cache.tier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is true, what was acknowledged, and what was seen, in one history. Used by one actor at a time. */
final class World {

    private final Map<LocalKey, Versioned<String>> database = new HashMap<>();
    private final Map<LocalKey, Long> acknowledged = new HashMap<>();
    private final Map<LocalKey, Lost> lost = new HashMap<>();
    private final Deque<Untold> outbox = new ArrayDeque<>();
    private final List<String> history = new ArrayList<>();
    private long lastVersion;
    private int failovers;
    private int reads;
    private int forgiven;

    /** What had been acknowledged at one moment. */
    record Acknowledged(Map<LocalKey, Long> versions) {}

    /** A version that was committed and could not be told. */
    record Untold(LocalKey key, long version) {}

    /**
     * Acknowledged versions that a failover forgot.
     *
     * @param upTo the newest of them
     * @param least what was acknowledged before the replica fell behind: this still binds
     */
    private record Lost(long upTo, long least) {}

    /** Commits a new version; every fifth one says that there is nothing. */
    Versioned<String> commit(LocalKey key) {
        lastVersion++;
        String value = lastVersion % 5 == 0 ? null : key.tenant() + "/" + key.key() + "/" + lastVersion;
        Versioned<String> row = new Versioned<>(lastVersion, value);
        database.put(key, row);
        note("commit " + key.tenant() + "/" + key.key() + " v" + lastVersion);
        return row;
    }

    Versioned<String> read(LocalKey key) {
        return database.getOrDefault(key, new Versioned<>(0, null));
    }

    /** How often acknowledged writes were forgotten; an acknowledgement that spans a failover counts as none. */
    int failovers() {
        return failovers;
    }

    void acknowledge(LocalKey key, long version) {
        acknowledged.merge(key, version, Math::max);
        note("acknowledged " + key.tenant() + "/" + key.key() + " v" + version);
    }

    void tellLater(LocalKey key, long version) {
        outbox.add(new Untold(key, version));
    }

    @Nullable
    Untold untold() {
        return outbox.poll();
    }

    Acknowledged acknowledged() {
        return new Acknowledged(Map.copyOf(acknowledged));
    }

    /** The server lost what was acknowledged since; the promise does not reach so far. */
    void forget(Acknowledged remembered) {
        failovers++;
        acknowledged.forEach((key, version) -> {
            long least = remembered.versions().getOrDefault(key, 0L);
            if (least < version) {
                Lost before = lost.get(key);
                lost.put(key, new Lost(version, before == null ? least : Math.min(least, before.least())));
            }
        });
    }

    List<String> history() {
        return List.copyOf(history);
    }

    int reads() {
        return reads;
    }

    /** Reads that only a failover excuses. */
    int forgiven() {
        return forgiven;
    }

    void note(String event) {
        history.add(event);
    }

    void check(String who, LocalKey key, Lookup<String> found, long least) {
        reads++;
        note(who + " read " + key.tenant() + "/" + key.key() + " v" + found.version() + " from " + found.origin());
        String value = found.value();
        if (value != null && !value.equals(key.tenant() + "/" + key.key() + "/" + found.version())) {
            throw new AssertionError("Another key's value: " + value + " under " + key + tail());
        }
        if (found.version() >= least) {
            return;
        }
        Lost loss = lost.get(key);
        if (loss == null || least > loss.upTo() || found.version() < loss.least()) {
            throw new AssertionError(
                    who + " read v" + found.version() + " of " + key + " but v" + least + " was acknowledged" + tail());
        }
        forgiven++;
        note("forgiven: v" + least + " was lost in a failover");
    }

    private String tail() {
        return "\n  " + String.join("\n  ", history);
    }
}
