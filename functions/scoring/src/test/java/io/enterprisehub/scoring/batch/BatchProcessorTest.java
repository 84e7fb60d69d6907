package io.enterprisehub.scoring.batch;

import static io.enterprisehub.scoring.batch.TestSystem.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.scoring.event.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(ServicesExtension.class)
class BatchProcessorTest {

    private final TestSystem system;
    private final RecordedMetrics metrics = new RecordedMetrics();

    BatchProcessorTest(TestSystem system) {
        this.system = system;
    }

    private BatchProcessor processor() {
        return system.processor(metrics, Step.Listener.NONE);
    }

    @Test
    void appliesFortyNineOfFiftyAndSetsAsideTheOneThatTheDatabaseRefuses() {
        List<String> tenants = List.of(system.newTenant(), system.newTenant(), system.newTenant());
        List<SqsMessage> messages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            messages.add(note(tenants.get(i % 3), i == 31 ? "refuse-me" : "note-" + i, "lead" + i % 7));
        }
        refuseEvents("refuse-me", "23514");

        Set<String> back = process(processor(), messages);

        assertThat(back).isEmpty();
        assertThat(tenants.stream()
                        .mapToLong(tenant -> system.rows("event_ids", tenant))
                        .sum())
                .isEqualTo(49);
        assertThat(metrics.of("events.applied")).isEqualTo(49);
        List<Message> dead = system.services.sqs().drain(system.deadLettersUrl);
        assertThat(dead).hasSize(1);
        assertThat(dead.getFirst().body()).isEqualTo(messages.get(31).body());
        assertThat(attribute(dead.getFirst(), "reason")).isEqualTo("refused-by-database");
        assertThat(attribute(dead.getFirst(), "detail")).contains("23514");
        assertThat(attribute(dead.getFirst(), "tenant")).isEqualTo(tenants.get(1));
    }

    @Test
    void appliesFortyNineOfFiftyAndSetsAsideTheOneThatCannotBeRead() {
        List<String> tenants = List.of(system.newTenant(), system.newTenant(), system.newTenant());
        List<SqsMessage> messages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            messages.add(
                    i == 12
                            ? system.messageOf(tenants.getFirst(), "<html>")
                            : note(tenants.get(i % 3), "note-" + i, "lead" + i % 7));
        }

        assertThat(process(processor(), messages)).isEmpty();

        assertThat(metrics.of("events.applied")).isEqualTo(49);
        assertThat(metrics.of("poison.not-json")).isEqualTo(1);
        assertThat(system.services.sqs().drain(system.deadLettersUrl))
                .singleElement()
                .satisfies(message -> assertThat(attribute(message, "reason")).isEqualTo("not-json"));
    }

    @Test
    void handsBackOneTenantsMessagesAndAppliesTheOthersWhenItsTransactionFailsForNow() {
        String troubled = system.newTenant();
        String well = system.newTenant();
        refuseEvents("conflict-" + troubled, "40001");
        List<SqsMessage> messages = List.of(
                note(troubled, "conflict-" + troubled, "lead1"),
                note(troubled, "fine", "lead1"),
                note(well, "fine", "lead1"));

        Set<String> back = process(processor(), messages);

        assertThat(back)
                .containsExactlyInAnyOrder(
                        messages.get(0).messageId(), messages.get(1).messageId());
        assertThat(system.rows("event_ids", well)).isEqualTo(1);
        assertThat(system.rows("event_ids", troubled)).isZero();
        assertThat(system.services.sqs().drain(system.deadLettersUrl)).isEmpty();
    }

    @Test
    void handsBackOnlyTheEventAtWhichOurOwnCodeBreaks() {
        String tenant = system.newTenant();
        SqsMessage breaking = system.messageOf(
                tenant,
                system.message(tenant, "opportunity-update")
                        .body()
                        .replace("425000", "90000000000000")
                        .replace("cntMara", "cntBreak"));
        List<SqsMessage> messages = List.of(note(tenant, "n1", "lead1"), breaking, note(tenant, "n2", "lead2"));

        Set<String> back = process(processor(), messages);

        assertThat(back).containsExactly(breaking.messageId());
        assertThat(metrics.of("event.fault")).isEqualTo(1);
        assertThat(system.rows("event_ids", tenant)).isEqualTo(2);
        assertThat(system.services.sqs().drain(system.deadLettersUrl)).isEmpty();
    }

    @Test
    void countsAnEventOnceThatEightThreadsDeliverAtTheSameMoment() throws Exception {
        String tenant = system.newTenant();
        BatchProcessor processor = processor();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Set<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                SqsMessage message = note(tenant, "same", "lead1");
                answers.add(threads.submit(() -> {
                    go.await();
                    return process(processor, List.of(message));
                }));
            }
            go.countDown();
            for (Future<Set<String>> answer : answers) {
                assertThat(answer.get()).isEmpty();
            }
        }
        assertThat(timesNoted(tenant)).isEqualTo(1);
        assertThat(metrics.of("events.applied")).isEqualTo(1);
        assertThat(metrics.of("events.duplicate")).isEqualTo(7);
    }

    @Test
    void tellsOfEachTenantsMatrixWhatTheEngineTookOfALead() {
        List<SqsMessage> messages = List.of(
                note(system.newTenant(), "n1", "lead1"),
                note(system.newTenant(), "n1", "lead1"),
                note(system.newTenant(), "n1", "lead1"));

        process(processor(), messages);

        assertThat(metrics.of("engine.microsPerLead")).isEqualTo(3);
        assertThat(metrics.of("leads.scored")).isEqualTo(3);
    }

    @Test
    void countsAnEventOnceThatOneBatchHoldsTwice() {
        String tenant = system.newTenant();

        process(processor(), List.of(note(tenant, "same", "lead1"), note(tenant, "same", "lead1")));

        assertThat(timesNoted(tenant)).isEqualTo(1);
    }

    @Test
    void writesTheCopyAgainWhenAllEventsWereDuplicates() {
        String tenant = system.newTenant();
        BatchProcessor processor = processor();
        process(processor, List.of(note(tenant, "n1", "lead1")));
        String key = "eh:{" + tenant + "}:tier:v:leads:lead1";
        long removed = system.services.redis().ask(commands -> commands.del(key));
        assertThat(removed).isEqualTo(1);

        process(processor, List.of(note(tenant, "n1", "lead1")));

        assertThat(Copies.of(tenant, system.services.redis()).get("lead1"))
                .contains("\"id\":\"lead1\"")
                .contains("\"modelVersion\":\"test-1\"")
                .contains("\"version\":"
                        + system.database.number("SELECT version FROM leads WHERE tenant = '" + tenant + "'"));
        assertThat(system.rows("score_history", tenant)).isEqualTo(1);
        assertThat(system.rows("outbox", tenant)).isEqualTo(1);
    }

    @Test
    void asksForTheRestOfAnEventThatArrivedCut() {
        String tenant = system.newTenant();
        SqsMessage whole = system.message(tenant, "contact-create");
        Map<String, String> attributes = new HashMap<>(whole.attributes());
        attributes.put("truncated", "true");
        String cut = whole.body().substring(0, whole.body().indexOf("\"phone\""));
        SqsMessage message =
                new SqsMessage("cut", "r", cut, attributes, 1, whole.sentAt(), tenant, whole.eventSourceArn());

        process(processor(), List.of(message));

        assertThat(system.database.texts(
                        "SELECT lead_id FROM outbox WHERE kind = 'read-back' AND tenant = '" + tenant + "'"))
                .containsExactly("cntMara0000000000001");
        assertThat(system.database.texts("SELECT email FROM leads WHERE tenant = '" + tenant + "'"))
                .containsExactly("mara@mail.test");
    }

    @Test
    void keepsEventsWithoutALeadInTheHistoryOnly() {
        String tenant = system.newTenant();

        process(processor(), List.of(system.message(tenant, "task-create-without-contact")));

        assertThat(system.rows("event_history", tenant)).isEqualTo(1);
        assertThat(system.rows("leads", tenant)).isZero();
    }

    @Test
    void appliesEveryDocumentedEvent() {
        String tenant = system.newTenant();
        List<SqsMessage> messages = Fixtures.names().stream()
                .filter(name -> !name.contains("install"))
                .map(name -> system.message(tenant, name))
                .toList();

        assertThat(process(processor(), messages)).isEmpty();

        assertThat(system.rows("event_ids", tenant)).isEqualTo(messages.size());
        assertThat(system.rows("event_history", tenant)).isEqualTo(messages.size());
        assertThat(metrics.of("WebhookToScoreMillis")).isEqualTo(messages.size());
    }

    @Test
    void handsEverythingBackWhenTheTimeIsNearlyOver() {
        String tenant = system.newTenant();
        List<SqsMessage> messages = IntStream.range(0, 5)
                .mapToObj(i -> note(tenant, "n" + i, "lead" + i))
                .toList();

        Set<String> back = process(processor(), messages, Duration.ofSeconds(3));

        assertThat(back).hasSize(5);
        assertThat(system.rows("leads", tenant)).isZero();
        assertThat(metrics.of("events.retried")).isEqualTo(5);
    }

    private SqsMessage note(String tenant, String eventId, String lead) {
        return system.messageOf(
                tenant,
                "{\"type\":\"NoteCreate\",\"locationId\":\"%s\",\"webhookId\":\"%s\",\"contactId\":\"%s\",\"id\":\"note\"}"
                        .formatted(tenant, eventId, lead));
    }

    private long timesNoted(String tenant) {
        return system.database.number(
                "SELECT state -> 's' -> 'NOTE_ADDED' -> 'n' FROM leads WHERE tenant = '" + tenant + "'");
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name), name)
                .stringValue();
    }

    /** From now on the database fails on this event, with this SQLState. */
    private void refuseEvents(String eventId, String sqlState) {
        String name = "refuse_" + Integer.toHexString(eventId.hashCode());
        system.database.execute("""
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.event_id = '%2$s' THEN
                        RAISE EXCEPTION 'refused by the test' USING ERRCODE = '%3$s';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER %1$s BEFORE INSERT ON event_history FOR EACH ROW EXECUTE FUNCTION %1$s();""".formatted(name, eventId, sqlState));
    }
}
