package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.ghl.event.Envelope;
import io.enterprisehub.ghl.event.EnvelopeReader;
import io.enterprisehub.ghl.event.EventType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each documented event type once through the door, by a fixture of our own in the documented shape. */
class FixturesTest {

    /** Types whose documented examples carry no {@code type}; they have no handler. */
    private static final Set<String> UNTYPED =
            Set.of("Invoice", "Product", "Price", "Record", "ObjectSchema", "Association", "Relation");

    private static TestRedis redis;
    private static TestSqs sqs;
    private static TestDoor door;

    @BeforeAll
    static void start() throws IOException {
        redis = new TestRedis();
        sqs = new TestSqs();
        door = new TestDoor(redis, sqs, Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws IOException {
        door.close();
        redis.close();
        sqs.close();
    }

    @ParameterizedTest
    @MethodSource("names")
    void enqueuesWhatHasAHandlerAndIgnoresTheRest(String name) {
        byte[] body = Posts.fixture(name);
        Envelope envelope = new EnvelopeReader().read(body);

        HttpAnswer answer = door.answer(Posts.signed(body));

        String text = new String(answer.body(), UTF_8);
        if (envelope.hasHandler()) {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(text).contains("accepted", envelope.webhookId());
            assertThat(sqs.drain()).hasSize(1);
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(text).isEqualTo("{\"status\":\"ignored\"}");
            assertThat(sqs.drain()).isEmpty();
        }
    }

    @Test
    void coverEveryDocumentedType() throws Exception {
        EnumSet<EventType> missing = EnumSet.allOf(EventType.class);
        EnvelopeReader reader = new EnvelopeReader();
        for (String name : names()) {
            missing.remove(reader.read(Posts.fixture(name)).eventType());
        }

        assertThat(missing).allSatisfy(type -> {
            assertThat(type.hasHandler()).isFalse();
            assertThat(UNTYPED).anyMatch(type.wireName()::startsWith);
            assertThat(Posts.fixture(type.wireName())).isNotEmpty();
        });
    }

    static List<String> names() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(FixturesTest.class.getResource("/events"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }
}
