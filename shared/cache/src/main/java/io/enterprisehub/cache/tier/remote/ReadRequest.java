package io.enterprisehub.cache.tier.remote;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round trip: the news of the log, then the values, in one step of the server.
 *
 * @param log what to read of the log; null for none
 * @param addresses of the values, none for a barrier alone
 * @param token takes the lease of every value that is absent or not fresh and not leased yet; empty takes none
 * @param lease how long a lease holds
 */
public record ReadRequest(
        String tenant, @Nullable LogRequest log, List<Address> addresses, String token, Duration lease) {

    /**
     * What to read of the log.
     *
     * @param from last position that was applied; null asks for the newest only
     * @param limit entries after it that are worth applying one by one
     * @param nonce of the anchor, should the log not exist yet
     * @param pull to read the log from the position of the tenant's snapshot, and the snapshot with it; null for none
     */
    public record LogRequest(
            @Nullable LogPosition from,
            int limit,
            String nonce,
            @Nullable Pull pull) {

        public LogRequest(@Nullable LogPosition from, int limit, String nonce) {
            this(from, limit, nonce, null);
        }
    }

    /**
     * The wish for a snapshot.
     *
     * @param chunks at most so many of its first ones
     * @param limit entries of the log after its position that are worth applying one by one
     * @param patience how long to wait for chunks once the log has answered; what comes later is left out
     */
    public record Pull(int chunks, int limit, Duration patience) {}
}
