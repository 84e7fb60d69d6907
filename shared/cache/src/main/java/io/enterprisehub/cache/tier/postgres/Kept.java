package io.enterprisehub.cache.tier.postgres;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the table says of a key.
 *
 * @param epoch changes with every change of the row and never comes back; who computes a value now may store it under this
 *     epoch only
 * @param envelope null when the key is only reserved, or its value's life is over
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Kept(UUID epoch, byte @Nullable [] envelope) {}
