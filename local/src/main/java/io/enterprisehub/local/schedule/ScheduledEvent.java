package io.enterprisehub.local.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The event that EventBridge Scheduler sends when a schedule has no input of its own. */
final class ScheduledEvent {
    private ScheduledEvent() {}

    static byte[] of(String schedule, String id, Instant due) {
        return """
                {"version":"0","id":"%s","detail-type":"Scheduled Event","source":"aws.scheduler",\
                "account":"000000000000","time":"%s","region":"us-east-1",\
                "resources":["arn:aws:scheduler:us-east-1:000000000000:schedule/default/%s"],"detail":"{}"}""".formatted(id, due.truncatedTo(ChronoUnit.SECONDS), schedule).getBytes(StandardCharsets.UTF_8);
    }
}
