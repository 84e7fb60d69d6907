package io.enterprisehub.cache.tier.remote;

/**
 * A loaded value on its way to the remote level; it changes nothing that was not true before, so the log stays silent.
 *
 * @param token of the lease that was granted before the load began
 * @param ttlMillis life in the remote level
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Fill(Address address, String token, byte[] envelope, long ttlMillis) {}
