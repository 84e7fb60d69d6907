package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.LocalRegion.Ticket;
import io.enterprisehub.cache.tier.remote.GroupState;
import org.jspecify.annotations.Nullable;

/** One key that this read fetches for all who wait for it. Belongs to one thread. */
final class Lead<K, V> {

    private final K key;
    private final LocalKey name;
    private Ticket<V> ticket;
    private @Nullable Spare<V> spare;
    private @Nullable Lease lease;
    private GroupState stamp;

    /**
     * Nothing found yet.
     *
     * @param stamp what was known of groups before anything is read
     */
    Lead(K key, LocalKey name, Ticket<V> ticket, GroupState stamp) {
        this.key = key;
        this.name = name;
        this.ticket = ticket;
        this.stamp = stamp;
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

    /** What is read in the same step as the log is as good as the log's end. */
    void renew(Ticket<V> renewed, GroupState told) {
        ticket = renewed;
        stamp = told;
    }

    @Nullable
    Spare<V> spare() {
        return spare;
    }

    /** Whether the shared level has the spare value, too. */
    boolean isSpareRemote() {
        return spare != null && spare.origin() == Lookup.Origin.REMOTE;
    }

    void spare(Spare<V> found) {
        spare = found;
    }

    /** The lease that was granted; null when the load may not fill the shared level. */
    @Nullable
    Lease lease() {
        return lease;
    }

    void lease(Lease granted) {
        lease = granted;
    }

    /**
     * State of the groups that the log had told of before the read began. The server may have been further; but a server
     * that fails over may give a number twice, and only the log tells that it did.
     */
    GroupState stamp() {
        return stamp;
    }
}
