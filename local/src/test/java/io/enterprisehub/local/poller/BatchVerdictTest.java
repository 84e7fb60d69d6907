package io.enterprisehub.local.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.local.runtime.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchVerdictTest {
    private static final Set<String> IDS = Set.of("a", "b", "c");

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}", "{\"other\":1}"})
    void takesAnEmptyAnswerAsSuccess(String answer) {
        assertThat(failed(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "\"text\"",
                "{\"batchItemFailures\":{}}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"unknown\"}]}",
                "{\"batchItemFailures\":[{\"wrongKey\":\"a\"}]}",
                "{\"batchItemFailures\":[\"a\"]}",
            })
    void takesAnAnswerThatItDoesNotUnderstandAsFailureOfAll(String answer) {
        assertThat(failed(answer)).isEqualTo(IDS);
    }

    @Test
    void keepsOnlyTheReportedMessages() {
        assertThat(failed("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"b\"}]}"))
                .containsExactly("b");
    }

    @Test
    void keepsAllWhenTheFunctionFailedOrWasThrottled() {
        assertThat(BatchVerdict.failed(new InvocationResult.Failure("E", "m"), IDS, true))
                .isEqualTo(IDS);
        assertThat(BatchVerdict.failed(new InvocationResult.Throttled(), IDS, false))
                .isEqualTo(IDS);
    }

    @Test
    void ignoresTheAnswerOfAFunctionThatDoesNotReportFailures() {
        assertThat(BatchVerdict.failed(answer("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}"), IDS, false))
                .isEmpty();
    }

    private static Set<String> failed(String answer) {
        return BatchVerdict.failed(answer(answer), IDS, true);
    }

    private static InvocationResult answer(String text) {
        return new InvocationResult.Answer(text.getBytes(StandardCharsets.UTF_8));
    }
}
