package io.enterprisehub.local.schedule;

import io.enterprisehub.local.template.SystemDefinition.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fires schedules when they are due by a clock, each due time once; due times that passed while nobody looked are fired once
 * together, not one by one. {@link #runDue} does the work, the thread of {@link #start} only calls it. Thread-safe.
 */
public final class Scheduler implements AutoCloseable {
    /** How late a schedule may be; AWS promises the minute. */
    private static final Duration TICK = Duration.ofMillis(500);

    private static final class Entry {
        final Schedule schedule;
        final ScheduleExpression expression;

        @Nullable
        Instant due;

        Entry(Schedule schedule, Instant created) {
            this.schedule = schedule;
            this.expression = ScheduleExpression.parse(schedule.expression(), schedule.zone());
            this.due = expression.first(created);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final BiConsumer<String, byte[]> invoke;
    private @Nullable Thread thread;

    /**
     * Takes schedules into service.
     *
     * @param invoke gets a function's name and an event; must not block
     * @throws IllegalArgumentException when an expression cannot be read
     */
    public Scheduler(
            List<Schedule> schedules, InstantSource clock, Supplier<UUID> ids, BiConsumer<String, byte[]> invoke) {
        this.clock = clock;
        this.ids = ids;
        this.invoke = invoke;
        schedules.forEach(schedule -> entries.add(new Entry(schedule, clock.instant())));
    }

    /** Fires what is due by the clock. */
    public synchronized void runDue() {
        var now = clock.instant();
        for (var entry : entries) {
            var due = entry.due;
            if (due != null && !due.isAfter(now)) {
                send(entry.schedule, due);
                while (due != null && !due.isAfter(now)) {
                    due = entry.expression.next(due);
                }
                entry.due = due;
            }
        }
    }

    /**
     * Fires a schedule now, due or not.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public synchronized void fire(String schedule) {
        var entry = entries.stream()
                .filter(candidate -> candidate.schedule.name().equals(schedule))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no schedule " + schedule));
        send(entry.schedule, clock.instant());
    }

    private void send(Schedule schedule, Instant due) {
        var input = schedule.input();
        invoke.accept(
                schedule.function(),
                input != null
                        ? input.getBytes(StandardCharsets.UTF_8)
                        : ScheduledEvent.of(schedule.name(), ids.get().toString(), due));
    }

    /** Looks at the clock from now on. */
    public synchronized void start() {
        thread = Thread.ofVirtual().name("scheduler").start(this::tick);
    }

    private void tick() {
        try {
            while (!Thread.interrupted()) {
                runDue();
                Thread.sleep(TICK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
