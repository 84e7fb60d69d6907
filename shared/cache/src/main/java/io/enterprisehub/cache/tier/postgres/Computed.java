package io.enterprisehub.cache.tier.postgres;

import java.util.UUID;

/**
 * A computed value on its way to the table.
 *
 * @param epoch of the key's row, read before the computation began
 * @param version of the value; 0 where its source has none
 * @param lifeMillis in the table
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Computed(String key, UUID epoch, long version, byte[] envelope, long lifeMillis) {}
