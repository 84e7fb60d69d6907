package io.enterprisehub.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.scoring.event.Fixtures;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The function with every service out of reach: nothing listens on port 1. */
class ScoringHandlerTest {

    private static final Map<String, String> DEAD = Map.of(
            "EVENTS_QUEUE_URL", "http://127.0.0.1:1/000000000000/lead-events",
            "EVENTS_DLQ_URL", "http://127.0.0.1:1/000000000000/lead-events-dlq",
            "REDIS_URI", "redis://127.0.0.1:1",
            "JDBC_URL", "jdbc:postgresql://127.0.0.1:1/enterprisehub",
            "JDBC_USER", "enterprisehub",
            "JDBC_PASSWORD_REF", "literal:secret");

    @BeforeAll
    static void keepQueuesLocal() {
        System.setProperty("aws.endpointUrlSqs", "http://127.0.0.1:1");
    }

    @AfterAll
    static void forgetEndpoint() {
        System.clearProperty("aws.endpointUrlSqs");
    }

    @Test
    void startsAndRehearsesWithoutAnyConnection() {
        try (ScoringHandler handler = Invocations.handler(DEAD)) {
            assertThatCode(handler::prime).doesNotThrowAnyException();
        }
    }

    @Test
    void handsTheBatchBackInsteadOfFailingIt() throws IOException {
        try (ScoringHandler handler = Invocations.handler(DEAD)) {
            byte[] event = Invocations.event(List.of(
                    Fixtures.message(Fixtures.LOCATION, Fixtures.body("note-create")),
                    Fixtures.message("m-2", Fixtures.LOCATION, "poison")));

            String answer = Invocations.invoke(handler, event, 15_000);

            assertThat(answer).contains("\"itemIdentifier\":\"m-1\"", "\"itemIdentifier\":\"m-2\"");
        }
    }

    @Test
    void doesNotStartWithAMissingSettingAndNamesIt() {
        Map<String, String> settings = new HashMap<>(DEAD);
        settings.remove("JDBC_USER");

        assertThatThrownBy(() -> Invocations.handler(settings)).hasStackTraceContaining("JDBC_USER");
    }
}
