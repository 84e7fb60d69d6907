package io.enterprisehub.function.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {

    private static String written(HttpAnswer answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        answer.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesJsonAsTheProxyResponseOfBothPayloadVersions() throws IOException {
        HttpAnswer answer = HttpAnswer.json(202, json -> {
            json.writeStartObject();
            json.writeStringField("status", "accepted");
            json.writeEndObject();
        });

        assertThat(written(answer))
                .isEqualTo("{\"statusCode\":202,\"headers\":{\"content-type\":\"application/json\"},"
                        + "\"body\":\"{\\\"status\\\":\\\"accepted\\\"}\",\"isBase64Encoded\":false}");
    }

    @Test
    void writesAProblemAsRfc9457Asks() {
        HttpAnswer answer = HttpAnswer.problem(429, "about:blank", "Too Many Requests", "Try again later.")
                .withHeader("retry-after", "30");

        assertThat(answer.headers()).isEqualTo(Map.of("content-type", "application/problem+json", "retry-after", "30"));
        assertThat(answer.body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,"
                        + "\"detail\":\"Try again later.\"}");
    }

    @Test
    void leavesOutTheDetailOfAProblemThatHasNone() {
        assertThat(HttpAnswer.problem(404, "about:blank", "Not Found", null).body())
                .asString(StandardCharsets.UTF_8)
                .doesNotContain("detail");
    }

    @Test
    void writesABodyThatIsNoTextAsBase64() throws IOException {
        assertThat(written(new HttpAnswer(200, Map.of(), new byte[] {(byte) 0xff, 0})))
                .contains("\"body\":\"/wA=\",\"isBase64Encoded\":true");
    }

    @Test
    void writesAnEmptyBodyAsEmptyText() throws IOException {
        assertThat(written(HttpAnswer.empty(204)))
                .isEqualTo("{\"statusCode\":204,\"headers\":{},\"body\":\"\",\"isBase64Encoded\":false}");
    }

    @Test
    void refusesAStatusThatHttpDoesNotHave() {
        assertThatThrownBy(() -> HttpAnswer.empty(99)).isInstanceOf(IllegalArgumentException.class);
    }
}
