package io.enterprisehub.cache.tier.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ReadRequest}.
 *
 * @param log null when none was asked for
 * @param values in the order of the addresses
 * @param snapshot null when none was asked for or there is none; then the log was read from its position
 */
public record ReadReply(
        @Nullable LogSlice log,
        List<RemoteValue> values,
        @Nullable Snapshot snapshot) {

    public ReadReply(@Nullable LogSlice log, List<RemoteValue> values) {
        this(log, values, null);
    }
}
