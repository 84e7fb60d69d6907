package io.enterprisehub.warmer;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.store.event.EventHistoryRepository;

/** Keeps monthly partitions of the event history ahead, so that no row lands in the default one. */
final class PartitionSweep implements Sweep {

    /** As many as the first migration makes: three months in which every sweep may fail. */
    private static final int MONTHS_AHEAD = 3;

    private final Steps steps;
    private final EventHistoryRepository history;

    PartitionSweep(Steps steps, EventHistoryRepository history) {
        this.steps = steps;
        this.history = history;
    }

    @Override
    public String name() {
        return "partitionsMade";
    }

    @Override
    public Swept run(Deadline deadline) {
        if (deadline.expired()) {
            return new Swept(0, false);
        }
        return new Swept(steps.once(deadline, () -> history.ensurePartitions(MONTHS_AHEAD)), true);
    }
}
