package io.enterprisehub.cache.tier.remote;

import java.time.Duration;
import java.util.List;

/**
 * A level that all environments share. Each method is one round trip, and one atomic step of the server for each tenant
 * and value it names.
 *
 * <p>Implementations are safe for any thread, end within a deadline of their own and throw {@link RemoteUnavailable}.
 */
public interface RemoteLevel {

    /** Reads the log and values; takes leases where something is to be filled. */
    ReadReply read(ReadRequest request);

    /** Reads values as they lie there, with stamps that the caller has to compare, and takes no lease. */
    List<RemoteValue> peek(String tenant, List<Address> addresses);

    /**
     * Where the log stands now.
     *
     * @param nonce of the anchor, should the log not exist yet
     */
    Publication.Start start(String tenant, String nonce);

    /** Replaces the tenant's snapshot. */
    void publish(String tenant, Publication snapshot);

    /**
     * Takes the lease of a value that is still good, for a refresh before its end.
     *
     * @return false when somebody else has it, or where this level knows no leases of that kind
     */
    default boolean lease(String tenant, Address address, String token, Duration life) {
        return false;
    }

    /** Ends the leases of these values that hold the token: their load has failed. */
    void release(String tenant, List<Address> addresses, String token);

    /**
     * Stores values whose lease still holds and whose version is not lower than what is there.
     *
     * @return for each whether it was stored
     */
    List<Boolean> fill(String tenant, List<Fill> fills);

    /** Stores a committed version unless a newer one is there, ends the lease, tells the log. */
    Put.Outcome put(String tenant, Put put);

    /** Removes the value, ends the lease, tells the log. */
    void evict(String tenant, Address address, String nonce);

    /** Marks the value as good for emergencies only, ends the lease, tells the log. */
    void expire(String tenant, Address address, String nonce);

    /**
     * Ends all values of a group that were loaded before, wherever they are, tells the log.
     *
     * @param verb {@link LogEntry.Verb#EVICT_GROUP} or {@link LogEntry.Verb#EXPIRE_GROUP}
     * @return the groups' state with this invalidation as the last
     */
    GroupState invalidate(String tenant, String group, LogEntry.Verb verb, String nonce);

    /** Removes a value that cannot be read; the log stays silent, because nothing true is lost. */
    void discard(String tenant, Address address);
}
