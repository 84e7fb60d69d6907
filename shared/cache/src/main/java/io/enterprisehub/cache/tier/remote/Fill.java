package io.enterprisehub.cache.tier.remote;

import org.jspecify.annotations.Nullable;

/**
 * A loaded value on its way to the remote level; it changes nothing that was not true before, so the log stays silent.
 *
 * @param token of the lease that was granted before the load began
 * @param envelope null where the value that is there, if it has the version, shall live on
 * @param version of the value
 * @param ttlMillis life in the remote level
 * @param stamp as of before the load began
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Fill(
        Address address, String token, byte @Nullable [] envelope, long version, long ttlMillis, Stamp stamp) {

    /** Bytes of the envelope that travel; none when the value that is there lives on. */
    public int bytes() {
        return envelope == null ? 0 : envelope.length;
    }
}
