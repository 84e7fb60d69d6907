package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * Where the log stood before a writer committed. It lets the shared level take a value under a key that it has nothing to
 * compare with: no newer version can have come and been forgotten since. Take it BEFORE the transaction commits; a ticket
 * taken later can let an old value win.
 */
public final class WriteTicket {

    private final String tenant;
    private final @Nullable LogPosition position;
    private final GroupState groups;

    WriteTicket(String tenant, @Nullable LogPosition position, GroupState groups) {
        this.tenant = tenant;
        this.position = position;
        this.groups = groups;
    }

    String tenant() {
        return tenant;
    }

    @Nullable
    LogPosition position() {
        return position;
    }

    /** What was known of groups. */
    GroupState groups() {
        return groups;
    }
}
