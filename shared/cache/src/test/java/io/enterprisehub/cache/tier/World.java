package io.enterprisehub.cache.tier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is true, what was acknowledged, and what was seen, in one history. Used by one actor at a time. */
final class World {

    private final Map<LocalKey, Versioned<String>> database = new HashMap<>();
    private final Map<LocalKey, Long> acknowledged = new HashMap<>();
    private final List<String> history = new ArrayList<>();
    private long lastVersion;

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

    void acknowledge(LocalKey key, long version) {
        acknowledged.merge(key, version, Math::max);
        note("acknowledged " + key.tenant() + "/" + key.key() + " v" + version);
    }

    /** What a read may not fall behind whose barrier is now. */
    Map<LocalKey, Long> barrier() {
        return Map.copyOf(acknowledged);
    }

    List<String> history() {
        return List.copyOf(history);
    }

    void note(String event) {
        history.add(event);
    }

    void check(String who, LocalKey key, Lookup<String> found, Map<LocalKey, Long> barrier) {
        note(who + " read " + key.tenant() + "/" + key.key() + " v" + found.version() + " from " + found.origin());
        String value = found.value();
        if (value != null && !value.equals(key.tenant() + "/" + key.key() + "/" + found.version())) {
            throw new AssertionError("Another key's value: " + value + " under " + key + tail());
        }
        long least = barrier.getOrDefault(key, 0L);
        if (found.version() < least) {
            throw new AssertionError(
                    who + " read v" + found.version() + " of " + key + " but v" + least + " was acknowledged" + tail());
        }
    }

    private String tail() {
        return "\n  " + String.join("\n  ", history);
    }
}
