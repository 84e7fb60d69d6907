package io.enterprisehub.cache.tier.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ReadRequest}.
 *
 * @param log null when none was asked for
 * @param values in the order of the addresses
 */
public record ReadReply(@Nullable LogSlice log, List<RemoteValue> values) {}
