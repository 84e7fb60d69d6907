package io.enterprisehub.cache.tier.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ReadRequest}.
 *
 * @param log null when none was asked for
 * @param values in the order of the addresses
 * @param groups in the same step of the server
 * @param snapshot null when none was asked for or there is none; then the log was read from its position
 */
public record ReadReply(
        @Nullable LogSlice log,
        List<RemoteValue> values,
        GroupState groups,
        @Nullable Snapshot snapshot) {

    /** Without a snapshot. */
    public ReadReply(@Nullable LogSlice log, List<RemoteValue> values, GroupState groups) {
        this(log, values, groups, null);
    }
}
