package io.enterprisehub.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.template.SystemDefinition.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private Instant now = Instant.parse("2026-03-04T10:00:00.250Z");
    private final List<String> sent = new ArrayList<>();

    @Test
    void firesEachDueTimeOnce() {
        var scheduler = scheduler(new Schedule("Sweep", "warmer", "rate(5 minutes)", ZoneOffset.UTC, "go"));

        scheduler.runDue();
        scheduler.runDue();
        assertThat(sent).containsExactly("warmer go");
        pass(Duration.ofMinutes(4));
        scheduler.runDue();
        assertThat(sent).hasSize(1);
        pass(Duration.ofMinutes(1));
        scheduler.runDue();

        assertThat(sent).hasSize(2);
    }

    @Test
    void firesOnceForAllThatPassedWhileNobodyLooked() {
        var scheduler = scheduler(new Schedule("Sweep", "warmer", "cron(* * * * ? *)", ZoneOffset.UTC, "go"));

        pass(Duration.ofHours(3));
        scheduler.runDue();
        scheduler.runDue();

        assertThat(sent).hasSize(1);
    }

    @Test
    void sendsTheEventOfEventBridgeSchedulerWhenThereIsNoInput() throws Exception {
        var scheduler = scheduler(new Schedule("Sweep", "warmer", "rate(1 day)", ZoneOffset.UTC, null));

        scheduler.fire("Sweep");

        var event = JSON.std.mapFrom(sent.getFirst().substring("warmer ".length()));
        assertThat(event)
                .containsEntry("source", "aws.scheduler")
                .containsEntry("detail-type", "Scheduled Event")
                .containsEntry("time", "2026-03-04T10:00:00Z")
                .containsEntry("id", ID.toString())
                .containsEntry("detail", "{}");
    }

    @Test
    void refusesToFireAScheduleThatDoesNotExist() {
        assertThatThrownBy(() -> scheduler().fire("Nobody")).hasMessage("there is no schedule Nobody");
    }

    private Scheduler scheduler(Schedule... schedules) {
        return new Scheduler(
                List.of(schedules),
                () -> now,
                () -> ID,
                (function, event) -> sent.add(function + " " + new String(event, StandardCharsets.UTF_8)));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
