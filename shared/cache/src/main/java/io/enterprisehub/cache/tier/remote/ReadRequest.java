package io.enterprisehub.cache.tier.remote;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round trip: the news of the log, then the values, in one step of the server.
 *
 * @param log what to read of the log; null for none
 * @param addresses of the values, none for a barrier alone
 * @param token takes the lease of every value that is absent or not fresh and not leased yet
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
     */
    public record LogRequest(@Nullable LogPosition from, int limit, String nonce) {}
}
