package io.enterprisehub.scoring.batch;

import static io.enterprisehub.scoring.batch.TestSystem.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.sqs.SqsMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ServicesExtension.class)
class ErasureTest {

    private final TestSystem system;

    ErasureTest(TestSystem system) {
        this.system = system;
    }

    /** 1 = created, 2 = tags written, 3 = deleted; a dot ends a batch. */
    @ParameterizedTest
    @ValueSource(strings = {"123", "1.2.3", "3.2.1", "3.1.2", "1.3.2", "2.3.1", "321", "3.123.123"})
    void erasesWhatIsPersonalWheneverTheDeletionArrives(String order) {
        String tenant = system.newTenant();
        BatchProcessor processor = system.processor();

        for (String batch : order.split("\\.", -1)) {
            process(
                    processor,
                    batch.chars().mapToObj(step -> message(tenant, (char) step)).toList());
        }

        Snapshot left = system.snapshot(tenant);
        assertThat(left.leads()).hasSize(1).first().asString().contains("\"status\": \"deleted\"");
        assertThat(left.documents()).hasSize(1);
        assertThat(left.toString())
                .doesNotContain("Mara", "Lindqvist", "mara@mail.test", "5550142", "first-time buyer", "waterfront");
    }

    private SqsMessage message(String tenant, char step) {
        String body =
                switch (step) {
                    case '1' -> at(tenant, "contact-create", "2026-03-01T08:00:00Z");
                    case '2' ->
                        at(tenant, "contact-tag-update", "2026-03-01T09:00:00Z").replace("\"b\"", "\"waterfront\"");
                    default -> at(tenant, "contact-delete", "2026-03-01T11:00:00Z");
                };
        return system.messageOf(tenant, body.replace("cntMara", "cntX"));
    }

    private String at(String tenant, String fixture, String time) {
        return system.message(tenant, fixture).body().replace("2026-03-01T10:00:00.000Z", time);
    }

    @Test
    void holdsWhatIsPersonalUntilThen() {
        String tenant = system.newTenant();

        process(system.processor(), List.of(message(tenant, '1')));

        assertThat(system.snapshot(tenant).toString()).contains("Lindqvist", "mara@mail.test", "first-time buyer");
    }
}
