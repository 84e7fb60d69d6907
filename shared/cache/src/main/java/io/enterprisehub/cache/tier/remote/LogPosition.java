package io.enterprisehub.cache.tier.remote;

/**
 * An entry of a tenant's log that really existed.
 *
 * @param id of the stream entry
 * @param nonce of the entry, chosen by its writer: a log that was lost and begun again can reuse an id within the same
 *     millisecond, but not the nonce
 */
public record LogPosition(String id, String nonce) {}
