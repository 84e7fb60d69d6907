package io.enterprisehub.training.timeline;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows of a lead's past.
 *
 * @param createdAt when the CRM first knew the contact; null = unknown
 * @param source where the lead came from, a fact of its first day; null = unknown
 * @param events in the order in which they were received
 * @param wonAt when it was won; null = it was not
 * @param lostAt when it was lost; null = it was not
 */
public record LeadTimeline(
        LeadKey lead,
        @Nullable Instant createdAt,
        @Nullable String source,
        List<Received> events,
        @Nullable Instant wonAt,
        @Nullable Instant lostAt) {

    /**
     * One event.
     *
     * @param receivedAt when it became known: before that nobody could use it
     * @param occurredAt when it happened
     */
    public record Received(Instant receivedAt, Instant occurredAt, List<Signal> signals) {

        public Received {
            signals = List.copyOf(signals);
        }
    }

    public LeadTimeline {
        events = List.copyOf(events);
    }

    /** Whether the matter was settled by then. */
    boolean isSettled(Instant moment) {
        return isBy(wonAt, moment) || isBy(lostAt, moment);
    }

    /** Whether it was won after the moment and not after the end. */
    boolean isWonWithin(Instant moment, Instant end) {
        return wonAt != null && wonAt.isAfter(moment) && !wonAt.isAfter(end);
    }

    private static boolean isBy(@Nullable Instant at, Instant moment) {
        return at != null && !at.isAfter(moment);
    }
}
