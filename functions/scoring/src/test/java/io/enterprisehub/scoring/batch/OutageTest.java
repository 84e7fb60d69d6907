package io.enterprisehub.scoring.batch;

import static io.enterprisehub.scoring.batch.TestSystem.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.sqs.SqsMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(ServicesExtension.class)
class OutageTest {

    private final TestSystem system;
    private final RecordedMetrics metrics = new RecordedMetrics();

    OutageTest(TestSystem system) {
        this.system = system;
    }

    @Test
    void handsEverythingBackWhileTheDatabaseIsDownAndAppliesItAllLater() {
        String tenant = system.newTenant();
        BatchProcessor processor = system.processor(metrics, Step.Listener.NONE);
        List<SqsMessage> messages = messages(tenant);

        system.stopDatabase();
        try {
            assertThat(process(processor, messages)).hasSize(messages.size());
            assertThat(process(processor, messages)).hasSize(messages.size());
        } finally {
            system.startDatabase();
        }

        assertThat(system.services.sqs().drain(system.deadLettersUrl)).isEmpty();
        assertThat(process(system.processor(), messages)).isEmpty();
        assertThat(system.rows("event_ids", tenant)).isEqualTo(messages.size());
    }

    @Test
    void appliesEventsAndNotesRepairsWhileRedisIsDown() {
        String tenant = system.newTenant();
        try (TestRedis redis = new TestRedis()) {
            BatchProcessor processor =
                    system.processor(redis, system.services.sqs().client(), metrics, Step.Listener.NONE);
            redis.stop();
            assertThat(process(processor, messages(tenant))).isEmpty();
            redis.restart();
        }

        assertThat(system.rows("event_ids", tenant)).isEqualTo(3);
        assertThat(system.database.texts(
                        "SELECT r.lead_id FROM cache_repairs r JOIN leads l USING (tenant, lead_id, version) WHERE tenant = '"
                                + tenant + "'"))
                .containsExactly("cntMara0000000000001");
        assertThat(metrics.of("cache.repairs")).isEqualTo(1);
    }

    @Test
    void handsAppliedEventsBackWhenNeitherRedisNorTheDatabaseCouldBeToldOfTheCopies() {
        String tenant = system.newTenant();
        List<SqsMessage> messages = messages(tenant);
        try (TestRedis redis = new TestRedis()) {
            redis.stop();
            BatchProcessor processor =
                    system.processor(redis, system.services.sqs().client(), metrics, step -> {
                        if (step == Step.COMMITTED) {
                            system.stopDatabase();
                        }
                    });
            assertThat(process(processor, messages)).hasSize(messages.size());
            redis.restart();
        } finally {
            system.startDatabase();
        }
        assertThat(system.rows("event_ids", tenant)).isEqualTo(messages.size());

        assertThat(process(system.processor(), messages)).isEmpty();
        assertThat(Copies.of(tenant, system.services.redis())).hasSize(1);
    }

    @Test
    void handsAnUninstallBackWhileRedisIsDownSoThatNoKeyIsForgotten() {
        String tenant = system.newTenant();
        try (TestRedis redis = new TestRedis()) {
            BatchProcessor processor =
                    system.processor(redis, system.services.sqs().client(), metrics, Step.Listener.NONE);
            redis.stop();
            SqsMessage uninstall = system.message(tenant, "uninstall");
            assertThat(process(processor, List.of(uninstall))).containsExactly(uninstall.messageId());
            redis.restart();
        }
    }

    @Test
    void acknowledgesPoisonOnlyWhenTheDeadLetterQueueHasIt() {
        BatchProcessor processor = system.processor(
                system.services.redis(), TestSqs.client(TestRedis.freePort()), metrics, Step.Listener.NONE);
        SqsMessage poison = system.messageOf(system.newTenant(), "not json");

        assertThat(process(processor, List.of(poison))).containsExactly(poison.messageId());
        assertThat(metrics.of("poison.unsent")).isEqualTo(1);
    }

    @Test
    void hidesWhatGoesBackForAWhile() {
        String tenant = system.newTenant();
        SqsMessage message = system.message(tenant, "note-create");
        TestSqs sqs = system.services.sqs();
        sqs.send(system.eventsUrl, message.body(), message.attributes());
        Message received = sqs.peek(system.eventsUrl);
        SqsMessage delivered = new SqsMessage(
                received.messageId(),
                received.receiptHandle(),
                received.body(),
                message.attributes(),
                1,
                message.sentAt(),
                tenant,
                message.eventSourceArn());
        assertThat(sqs.hidden(system.eventsUrl)).isZero();

        system.stopDatabase();
        try {
            process(system.processor(Metrics.ignored(), Step.Listener.NONE), List.of(delivered));
        } finally {
            system.startDatabase();
        }

        assertThat(sqs.hidden(system.eventsUrl)).isEqualTo(1);
    }

    private List<SqsMessage> messages(String tenant) {
        return Stream.of("contact-create", "inbound-sms", "note-create")
                .map(name -> system.message(tenant, name))
                .toList();
    }
}
