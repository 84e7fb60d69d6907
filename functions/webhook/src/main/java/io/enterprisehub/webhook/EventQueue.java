package io.enterprisehub.webhook;

import io.enterprisehub.function.Deadline;

/** Where accepted events go. */
@FunctionalInterface
interface EventQueue {

    /**
     * When this returns, the event is durable.
     *
     * @throws RuntimeException if it is not known to be
     */
    void send(Event event, Deadline deadline);
}
