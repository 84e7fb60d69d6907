package io.enterprisehub.function.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsBatchTest {

    private static SqsBatch sample() throws IOException {
        try (InputStream event =
                Objects.requireNonNull(SqsBatchTest.class.getResourceAsStream("/events/sqs-batch.json"))) {
            return SqsBatch.parse(event);
        }
    }

    private static SqsBatch parse(String event) {
        return SqsBatch.parse(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsMessagesInTheOrderOfTheEvent() throws IOException {
        assertThat(sample().messages())
                .containsExactly(
                        new SqsMessage(
                                "m-1",
                                "r-1",
                                "{\"type\":\"ContactCreate\"}",
                                Map.of("tenant", "LOC7", "size", "12"),
                                3,
                                Instant.parse("2026-03-01T10:00:00.123Z"),
                                "LOC7",
                                "arn:aws:sqs:eu-central-1:123456789012:lead-events"),
                        new SqsMessage("m-2", "r-2", "", Map.of(), 1, Instant.EPOCH, null, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"Records\":null}",
                "{\"Records\":[{}]}",
                "{\"Records\":[{\"messageId\":\" \"}]}",
                "{\"Records\":[{\"messageId\":\"a\"},{\"messageId\":\"a\"}]}",
                "{\"Records\":[{\"messageId\":\"a\",\"attributes\":{\"ApproximateReceiveCount\":\"x\"}}]}",
                "{\"Records\":[{\"messageId\":\"a\"}"
            })
    void refusesWhatIsNoBatch(String event) {
        assertThatThrownBy(() -> parse(event)).isInstanceOf(BadBatchEvent.class);
    }

    @Test
    void doesNotQuoteTheInputWhenItIsMalformed() {
        assertThatThrownBy(() -> parse("{\"Records\":[{\"body\": secretperson}]}"))
                .isInstanceOf(BadBatchEvent.class)
                .satisfies(
                        failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("secretperson"));
    }

    @Test
    void namesTheFailedMessagesAsLambdaExpectsThem() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sample().failing(Set.of("m-2")).writeTo(out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-2\"}]}");
    }

    @Test
    void completesTheBatchWithAnEmptyList() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sample().failing(Set.of()).writeTo(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void refusesAnAnswerThatLambdaWouldTakeForAFailureOfTheWholeBatch() throws IOException {
        SqsBatch batch = sample();

        assertThatThrownBy(() -> batch.failing(Set.of("m-1", "m-9"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BatchAnswer(Set.of(" "))).isInstanceOf(IllegalArgumentException.class);
    }
}
