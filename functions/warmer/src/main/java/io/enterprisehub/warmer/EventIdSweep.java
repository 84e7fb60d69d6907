package io.enterprisehub.warmer;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.store.event.EventIdRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets event ids that are older than the last repetition of a delivery. */
final class EventIdSweep implements Sweep {

    /** GHL repeats a delivery for up to three days; two more cover a queue that stood still meanwhile. */
    private static final Duration KEPT_FOR = Duration.ofDays(5);

    /** Rows of one delete: tens of milliseconds, and no long list of dead rows for the vacuum. */
    private static final int BATCH = 5_000;

    private final Steps steps;
    private final EventIdRepository eventIds;
    private final InstantSource clock;

    EventIdSweep(Steps steps, EventIdRepository eventIds, InstantSource clock) {
        this.steps = steps;
        this.eventIds = eventIds;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "prunedEventIds";
    }

    @Override
    public Swept run(Deadline deadline) {
        Instant before = clock.instant().minus(KEPT_FOR);
        return steps.repeat(BATCH, deadline, () -> eventIds.prune(before, BATCH));
    }
}
