package io.enterprisehub.cache.tier.remote;

import org.jspecify.annotations.Nullable;

/**
 * A value as it lies in the remote level.
 *
 * @param envelope null when absent
 * @param restMillis until the server forgets it; relative, because clocks of servers and environments differ
 * @param lease what became of the wish to take its lease
 * @param stamp to be compared with the groups' invalidations; null when the level has done that itself
 */
@SuppressWarnings("ArrayRecordComponent") // Carries bytes from the socket to the decoder; never compared.
public record RemoteValue(
        byte @Nullable [] envelope,
        long restMillis,
        Lease lease,
        @Nullable Stamp stamp) {

    public RemoteValue(byte @Nullable [] envelope, long restMillis, Lease lease) {
        this(envelope, restMillis, lease, null);
    }

    /** Who may fill. */
    public enum Lease {
        /** Nobody needs to: the value is fresh. */
        NOT_NEEDED,
        /** The caller. */
        GRANTED,
        /** Somebody else, who is loading. */
        BUSY
    }
}
