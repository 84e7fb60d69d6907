package io.enterprisehub.scoring.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.scoring.Invocations;
import io.enterprisehub.scoring.ScoringHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServicesExtension.class)
class HandlerOnRealServicesTest {

    @Test
    void scoresWithThePackagedModelWhatLambdaHandsOver(TestSystem system) throws IOException {
        String tenant = system.newTenant();
        System.setProperty("aws.endpointUrlSqs", system.services.sqs().endpoint());
        try (ScoringHandler handler = Invocations.handler(Map.of(
                "EVENTS_QUEUE_URL",
                system.eventsUrl,
                "EVENTS_DLQ_URL",
                system.deadLettersUrl,
                "REDIS_URI",
                system.services.redis().uri(),
                "JDBC_URL",
                system.database.jdbcUrl(),
                "JDBC_USER",
                system.database.user(),
                "JDBC_PASSWORD_REF",
                "literal:" + system.database.password()))) {
            byte[] event = Invocations.event(List.of(
                    system.message(tenant, "contact-create"),
                    system.message(tenant, "inbound-sms"),
                    system.messageOf(tenant, "poison")));

            assertThat(Invocations.invoke(handler, event, 15_000)).isEqualTo("{\"batchItemFailures\":[]}");
        } finally {
            System.clearProperty("aws.endpointUrlSqs");
        }

        assertThat(system.database.texts("SELECT model_version FROM leads WHERE tenant = '" + tenant + "'"))
                .singleElement()
                .asString()
                .startsWith("forest-");
        assertThat(Copies.of(tenant, system.services.redis())).hasSize(1);
        assertThat(system.services.sqs().drain(system.deadLettersUrl)).hasSize(1);
    }
}
