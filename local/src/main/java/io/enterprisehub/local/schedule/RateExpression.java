package io.enterprisehub.local.schedule;

import java.time.Duration;
import java.time.Instant;

/** Every so often; without a start date EventBridge Scheduler begins at once. */
record RateExpression(Duration interval) implements ScheduleExpression {
    @Override
    public Instant first(Instant created) {
        return created;
    }

    @Override
    public Instant next(Instant previous) {
        return previous.plus(interval);
    }
}
