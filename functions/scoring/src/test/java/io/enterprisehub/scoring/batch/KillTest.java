package io.enterprisehub.scoring.batch;

import static io.enterprisehub.scoring.batch.TestSystem.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.sqs.SqsMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real deaths: a process of its own is killed at each step, then SQS delivers the same messages to another one. */
@ExtendWith(ServicesExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {

    private static final long PATIENCE_SECONDS = 60;

    private final TestSystem system;
    private final Map<Step, Victim> victims = new EnumMap<>(Step.class);

    @TempDir
    private static Path folder;

    KillTest(TestSystem system) {
        this.system = system;
    }

    private record Victim(String tenant, List<SqsMessage> messages, Process process) {}

    /** What a tenant has right after a death. */
    private record Remains(long eventIds, long leads, int copies) {}

    /** All at the same time, each for a tenant of its own: most of a short life is the start of a JVM. */
    @BeforeAll
    void startVictims() {
        for (Step step : Step.values()) {
            String tenant = system.newTenant();
            List<SqsMessage> messages = messagesReaching(step, tenant);
            victims.put(
                    step, new Victim(tenant, messages, DyingScoring.start(step, system.variables(), messages, folder)));
        }
    }

    @AfterAll
    void endVictims() {
        victims.values().forEach(victim -> victim.process().destroyForcibly());
    }

    @ParameterizedTest
    @EnumSource
    void losesAndDoublesNothingWhenItsProcessIsKilledAtAStepAndTheMessagesComeAgain(Step step) throws Exception {
        Victim victim = Objects.requireNonNull(victims.get(step));
        String undisturbed = system.newTenant();

        awaitDeath(step, victim.process());
        assertThat(remains(victim.tenant()))
                .isEqualTo(expectedAfter(step, victim.messages().size()));
        assertThat(process(system.processor(), victim.messages())).isEmpty();

        process(system.processor(), messagesReaching(step, undisturbed));
        assertThat(system.snapshot(victim.tenant())).isEqualTo(system.snapshot(undisturbed));
    }

    private void awaitDeath(Step step, Process process) throws IOException, InterruptedException {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String said = Files.readString(folder.resolve(step + ".log"));
        assertThat(ended).as("has ended; it said: %s", said).isTrue();
        assertThat(process.exitValue()).as("exit code; it said: %s", said).isEqualTo(DyingScoring.KILLED);
    }

    private Remains remains(String tenant) {
        return new Remains(
                system.rows("event_ids", tenant),
                system.rows("leads", tenant),
                Copies.of(tenant, system.services.redis()).size());
    }

    /** Shows that each process died where it was meant to. */
    private static Remains expectedAfter(Step step, int messages) {
        return switch (step) {
            case EVENT_IDS_INSERTED, LEADS_SAVED -> new Remains(0, 0, 0);
            case COMMITTED -> new Remains(messages, 1, 0);
            case CACHED -> new Remains(messages, 1, 1);
            case TENANT_CLOSED -> new Remains(0, 0, 1);
        };
    }

    /** Only an UNINSTALL closes a tenant, and there must be something to purge. */
    private List<SqsMessage> messagesReaching(Step step, String tenant) {
        if (step != Step.TENANT_CLOSED) {
            return batch(tenant);
        }
        process(system.processor(), batch(tenant));
        return List.of(system.message(tenant, "uninstall"));
    }

    private List<SqsMessage> batch(String tenant) {
        return Stream.of("contact-create", "inbound-sms", "opportunity-stage-update", "note-create", "email-clicked")
                .map(name -> system.message(tenant, name))
                .toList();
    }
}
