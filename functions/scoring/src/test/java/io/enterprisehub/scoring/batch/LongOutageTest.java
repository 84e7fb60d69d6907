package io.enterprisehub.scoring.batch;

import static io.enterprisehub.scoring.batch.TestSystem.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.sqs.SqsMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database is down for longer than messages stay hidden: the queue delivers them again and again. */
@ExtendWith(ServicesExtension.class)
class LongOutageTest {

    private static final int RECEIVES = 4;

    /** As in the template; the highest that SQS allows. */
    private static final int MAX_RECEIVE_COUNT = 1000;

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final TestSystem system;
    private final TestSqs sqs;

    /** Not the queue that scoring was told of: the back-off fails there, and messages come back as fast as they ever can. */
    private String queueUrl = "";

    LongOutageTest(TestSystem system) {
        this.system = system;
        this.sqs = system.services.sqs();
    }

    @BeforeEach
    void createQueue() {
        queueUrl = sqs.impatientQueue(system.newTenant(), system.deadLettersUrl, MAX_RECEIVE_COUNT);
    }

    @Test
    void keepsEventsOutOfTheDeadLetterQueueOverSeveralVisibilityTimeoutsAndAppliesThemAllAfterwards() {
        String tenant = system.newTenant();
        List<SqsMessage> events = Stream.of("contact-create", "inbound-sms", "note-create")
                .map(name -> system.message(tenant, name))
                .toList();
        events.forEach(event -> sqs.send(queueUrl, event.body(), event.attributes()));

        system.stopDatabase();
        try {
            receiveAllInVain(events.size());
        } finally {
            system.startDatabase();
        }
        assertThat(sqs.visible(system.deadLettersUrl) + sqs.hidden(system.deadLettersUrl))
                .isZero();

        workUntilTheQueueIsEmpty();
        assertThat(system.rows("event_ids", tenant)).isEqualTo(events.size());
        assertThat(system.rows("event_history", tenant)).isEqualTo(events.size());
        assertThat(sqs.visible(system.deadLettersUrl) + sqs.hidden(system.deadLettersUrl))
                .isZero();
    }

    private void receiveAllInVain(int count) {
        BatchProcessor processor = system.processor();
        Map<String, Integer> receives = new HashMap<>();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (receives.size() < count || receives.values().stream().anyMatch(times -> times < RECEIVES)) {
            assertThat(System.nanoTime()).as("received so often: %s", receives).isLessThan(end);
            List<SqsMessage> delivered = sqs.poll(queueUrl);
            assertThat(work(processor, delivered)).hasSize(delivered.size());
            delivered.forEach(message -> receives.put(message.messageId(), message.receiveCount()));
        }
    }

    private void workUntilTheQueueIsEmpty() {
        BatchProcessor processor = system.processor();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (sqs.visible(queueUrl) + sqs.hidden(queueUrl) > 0) {
            assertThat(System.nanoTime()).as("still on the queue").isLessThan(end);
            // The connection pool tries less often the longer the outage was: what it misses once more comes again.
            work(processor, sqs.poll(queueUrl));
        }
    }

    /** One invocation, after which Lambda deletes what was not handed back. */
    private Set<String> work(BatchProcessor processor, List<SqsMessage> delivered) {
        Set<String> failed = process(processor, delivered);
        delivered.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .forEach(message -> sqs.delete(queueUrl, message.receiptHandle()));
        return failed;
    }
}
