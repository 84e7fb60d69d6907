package io.enterprisehub.scoring.batch;

import static io.enterprisehub.scoring.batch.TestSystem.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.sqs.SqsMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies after a step; SQS delivers again. What counts is what an undisturbed run would have left. */
@ExtendWith(ServicesExtension.class)
class CrashTest {

    private final TestSystem system;

    CrashTest(TestSystem system) {
        this.system = system;
    }

    /** What nothing on the way catches, as a SIGKILL. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"EVENT_IDS_INSERTED", "LEADS_SAVED", "COMMITTED", "CACHED"})
    void losesAndDoublesNothingWhenItDiesBetweenTwoSteps(Step step) {
        String disturbed = system.newTenant();
        String undisturbed = system.newTenant();

        assertThatThrownBy(() -> process(dyingAfter(step), batch(disturbed))).isInstanceOf(Killed.class);
        assertThat(process(system.processor(), batch(disturbed))).isEmpty();
        process(system.processor(), batch(undisturbed));

        assertThat(system.snapshot(disturbed)).isEqualTo(system.snapshot(undisturbed));
    }

    @Test
    void finishesAnUninstallThatDiedBetweenDatabaseAndRedis() {
        String tenant = system.newTenant();
        process(system.processor(), batch(tenant));
        List<SqsMessage> uninstall = List.of(system.message(tenant, "uninstall"));

        assertThatThrownBy(() -> process(dyingAfter(Step.TENANT_CLOSED), uninstall))
                .isInstanceOf(Killed.class);
        assertThat(system.services.redis().keysOf(tenant)).isNotEmpty();
        assertThat(process(system.processor(), uninstall)).isEmpty();

        assertThat(system.services.redis().keysOf(tenant)).isEmpty();
        assertThat(system.rows("leads", tenant)).isZero();
    }

    private BatchProcessor dyingAfter(Step fatal) {
        return system.processor(Metrics.ignored(), step -> {
            if (step == fatal) {
                throw new Killed();
            }
        });
    }

    private List<SqsMessage> batch(String tenant) {
        return Stream.of("contact-create", "inbound-sms", "opportunity-stage-update", "note-create", "email-clicked")
                .map(name -> system.message(tenant, name))
                .toList();
    }
}
