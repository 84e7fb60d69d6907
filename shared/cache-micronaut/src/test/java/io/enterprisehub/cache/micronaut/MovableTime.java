package io.enterprisehub.cache.micronaut;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves. */
final class MovableTime extends Clock {

    private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    CacheClock clock() {
        return new CacheClock(this, nanos::get);
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
