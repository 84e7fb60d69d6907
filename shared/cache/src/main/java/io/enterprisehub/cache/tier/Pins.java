package io.enterprisehub.cache.tier;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys whose entries are kept when memory runs short. They still end with their lives and with changes. What they weigh
 * together never exceeds the budget: an entry that does not fit is kept like any other.
 *
 * <p>Safe for any thread.
 */
final class Pins {

    private final int maxKeys;
    private final long maxBytes;
    private final Map<Name, Integer> weights = new ConcurrentHashMap<>();
    private long bytes;

    Pins(PinBudget budget) {
        this.maxKeys = budget.keys();
        this.maxBytes = budget.bytes();
    }

    /** Returns whether the key is pinned now: it was, or the budget had room for it. */
    synchronized boolean pin(LocalKey key) {
        if (weights.containsKey(key)) {
            return true;
        }
        if (weights.size() >= maxKeys) {
            return false;
        }
        weights.put(key, 0);
        return true;
    }

    synchronized void unpin(Name key) {
        Integer weight = weights.remove(key);
        bytes -= weight == null ? 0 : weight;
    }

    /** Returns whether an entry of this weight, in place of what is there, may count as pinned. */
    boolean admits(Name key, int weight) {
        return !weights.isEmpty() && weights.containsKey(key) && claim(key, weight);
    }

    private synchronized boolean claim(Name key, int weight) {
        Integer before = weights.get(key);
        if (before == null) {
            return false;
        }
        boolean fits = bytes - before + weight <= maxBytes;
        int now = fits ? weight : 0;
        weights.put(key, now);
        bytes += now - before;
        return fits;
    }

    /** The key's entry is gone; the pin stays for the next one. */
    void released(Name key) {
        if (weights.containsKey(key)) {
            var _ = claim(key, 0);
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
