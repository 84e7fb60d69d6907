package io.enterprisehub.webhook;

import io.enterprisehub.function.Deadline;
import java.time.Duration;

/** What is remembered about a location between posts: whether it is closed, how much it sent, which ids are under way. */
interface Ledger {

    /** What the memory says about one event. */
    sealed interface Admission {

        /** To be put on the queue: its id is new, or an earlier attempt did not get through to the end. */
        record Granted() implements Admission {}

        /** On the queue already. */
        record Duplicate() implements Admission {}

        /** An operator closed the location. */
        record Closed() implements Admission {}

        /** More than the ceiling; more will be taken after {@code retryAfter}. */
        record TooMany(Duration retryAfter) implements Admission {}
    }

    /** Asks for everything at once and claims the id if it is granted. Never fails: without memory events are taken. */
    Admission admit(Event event, Deadline deadline);

    /** Remembers that the event is on the queue, so that further attempts are duplicates. Never fails. */
    void markEnqueued(Event event, Deadline deadline);

    /** Forgets the claim of an event that did not get onto the queue. Never fails. */
    void release(Event event, Deadline deadline);
}
