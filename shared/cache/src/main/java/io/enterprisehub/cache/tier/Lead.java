package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.LocalRegion.Ticket;
import org.jspecify.annotations.Nullable;

/** One key that this read fetches for all who wait for it. Belongs to one thread. */
final class Lead<K, V> {

    private final K key;
    private final LocalKey name;
    private Ticket<V> ticket;
    private @Nullable Spare<V> spare;
    private @Nullable String token;

    Lead(K key, LocalKey name, Ticket<V> ticket) {
        this.key = key;
        this.name = name;
        this.ticket = ticket;
    }

    /**
     * A value whose time is over.
     *
     * @param ageNanos since the end of its life
     * @param expired whether it may only be served when the loader fails
     * @param bytes of its envelope
     */
    record Spare<V>(Versioned<V> content, long ageNanos, boolean expired, int bytes, Lookup.Origin origin) {}

    K key() {
        return key;
    }

    LocalKey name() {
        return name;
    }

    Ticket<V> ticket() {
        return ticket;
    }

    void ticket(Ticket<V> renewed) {
        ticket = renewed;
    }

    @Nullable
    Spare<V> spare() {
        return spare;
    }

    void spare(Spare<V> found) {
        spare = found;
    }

    /** The lease that was granted; null when the load may not fill the shared level. */
    @Nullable
    String token() {
        return token;
    }

    void token(String granted) {
        token = granted;
    }
}
