package io.enterprisehub.scoring.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of one event.
 *
 * @param event when it happened
 * @param received when the webhook took it
 */
record Times(Instant event, Instant received) {

    /** Clocks differ by seconds. A date further ahead is an error, and as a stamp it would win over every later write. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    static Times of(@Nullable Instant timestamp, Instant received) {
        return new Times(timestamp == null ? received : notAfterReceipt(timestamp, received), received);
    }

    /** The entity's own date where it has one, else the event time. */
    Instant entity(@Nullable Instant date) {
        return date == null ? event : notAfterReceipt(date, received);
    }

    private static Instant notAfterReceipt(Instant date, Instant received) {
        return date.isAfter(received.plus(TOLERANCE)) ? received : date;
    }
}
