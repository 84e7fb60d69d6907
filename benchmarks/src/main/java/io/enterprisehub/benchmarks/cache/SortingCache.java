package io.enterprisehub.benchmarks.cache;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The eviction that suggests itself: score every entry by how often and how lately it was used, sort all of them, drop the
 * worst fifth, when full. What the predecessor of this project did, without its faults. For comparison only.
 */
final class SortingCache implements Subject {

    private static final double DROPPED = 0.2;

    private final Map<String, Entry> entries = new HashMap<>();
    private final int capacity;
    private final Source source;
    private long clock;

    private static final class Entry {
        private final String value;
        private final long created;
        private long uses = 1;
        private long used;

        Entry(String value, long now) {
            this.value = value;
            this.created = now;
            this.used = now;
        }

        double score(long now) {
            return 2.0 * uses / (now - created + 1) + 1.0 / (now - used + 1);
        }
    }

    SortingCache(int capacity, Source source) {
        this.capacity = capacity;
        this.source = source;
    }

    @Override
    public synchronized String get(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            String value = source.load(key);
            put(key, value);
            return value;
        }
        entry.uses++;
        entry.used = ++clock;
        return entry.value;
    }

    @Override
    public Map<String, String> getAll(Set<String> keys) {
        Map<String, String> values = new HashMap<>();
        keys.forEach(key -> values.put(key, get(key)));
        return values;
    }

    @Override
    public synchronized void put(String key, String value) {
        if (entries.size() >= capacity && !entries.containsKey(key)) {
            List<String> worst = entries.entrySet().stream()
                    .sorted(Comparator.comparingDouble(each -> each.getValue().score(clock)))
                    .limit((long) (capacity * DROPPED))
                    .map(Map.Entry::getKey)
                    .toList();
            worst.forEach(entries::remove);
        }
        entries.put(key, new Entry(value, ++clock));
    }

    @Override
    public synchronized void evict(String key) {
        entries.remove(key);
    }

    @Override
    public void close() {}
}
