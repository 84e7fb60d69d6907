package io.enterprisehub.cache;

/**
 * What a claim found.
 *
 * @param state of the event
 * @param requestsThisMinute requests of the tenant in this minute of the clock, this one included
 */
public record Claim(State state, long requestsThisMinute) {

    /** Whose an event is. */
    public enum State {
        /** Nobody's until now; it is the caller's. */
        NEW,
        /** Somebody's who has not said that it is enqueued: still at it, or dead. */
        CLAIMED,
        /** Durably on the queue. */
        ENQUEUED,
        /** The tenant's location was closed by an operator; nothing was claimed. */
        CLOSED
    }
}
