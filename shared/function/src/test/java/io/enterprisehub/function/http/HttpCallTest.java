package io.enterprisehub.function.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {

    private static final int LIMIT = 1_000_000;

    private static HttpCall file(String name) throws IOException {
        try (InputStream event = Objects.requireNonNull(HttpCallTest.class.getResourceAsStream("/events/" + name))) {
            return HttpCall.parse(event, LIMIT);
        }
    }

    private static HttpCall parse(String event) {
        return HttpCall.parse(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), LIMIT);
    }

    @Test
    void readsAnEventOfARestApi() throws IOException {
        HttpCall call = file("rest-v1.json");

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/webhooks/ghl/workflow/LOC7");
        assertThat(call.pathParameters()).isEqualTo(Map.of("locationId", "LOC7"));
        assertThat(call.query()).isEqualTo(Map.of("dry", "yes"));
        assertThat(call.header("content-type")).isEqualTo("application/json");
        assertThat(call.header("x-twice")).isEqualTo("a,b");
        assertThat(call.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":1}");
        assertThat(call.requestId()).isEqualTo("req-v1");
        assertThat(call.sourceIp()).isEqualTo("203.0.113.9");
    }

    @Test
    void readsAnEventOfAnHttpApiAndDecodesItsBodyToTheExactBytes() throws IOException {
        HttpCall call = file("http-v2.json");

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/webhooks/ghl");
        assertThat(call.query()).isEqualTo(Map.of("dry", "yes,no"));
        assertThat(call.header("x-ghl-signature")).isEqualTo("c2ln");
        assertThat(call.body()).containsExactly(0xff, 0x00, 0x0a, 0x20, 0xff);
        assertThat(call.requestId()).isEqualTo("req-v2");
        assertThat(call.sourceIp()).isEqualTo("203.0.113.10");
    }

    @Test
    void readsAnEventOfAFunctionUrlWithoutBody() throws IOException {
        HttpCall call = file("function-url.json");

        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.path()).isEqualTo("/health");
        assertThat(call.body()).isEmpty();
        assertThat(call.pathParameters()).isEmpty();
        assertThat(call.query()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/prod/health, prod, /health",
        "/prod, prod, /",
        "/production/health, prod, /production/health",
        "/health, $default, /health",
        "/health, prod, /health"
    })
    void takesTheStageOffThePathOnlyWhereItIsTheFirstSegment(String rawPath, String stage, String expected) {
        HttpCall call = parse("""
                {"rawPath":"%s","requestContext":{"stage":"%s","http":{"method":"GET"}}}""".formatted(rawPath, stage));

        assertThat(call.path()).isEqualTo(expected);
    }

    @Test
    void keepsCharactersBeyondAsciiInATextBody() {
        HttpCall call = parse("""
                {"httpMethod":"POST","path":"/","body":"Zo\\u00eb \\ud83c\\udfe1","isBase64Encoded":false}""");

        assertThat(call.body()).isEqualTo("Zoë 🏡".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesNullForAbsentWhereTheGatewayWritesNull() {
        HttpCall call = parse("""
                {"httpMethod":"GET","path":"/x","headers":null,"multiValueHeaders":null,"queryStringParameters":null,
                 "pathParameters":null,"body":null,"requestContext":{"identity":null}}""");

        assertThat(call.headers()).isEmpty();
        assertThat(call.query()).isEmpty();
        assertThat(call.body()).isEmpty();
        assertThat(call.sourceIp()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "not json",
                "{}",
                "{\"httpMethod\":\"GET\"}",
                "{\"Records\":[]}",
                "{\"httpMethod\":\"POST\",\"path\":\"/\",\"body\":\"***\",\"isBase64Encoded\":true}"
            })
    void refusesWhatIsNoGatewayEvent(String event) {
        assertThatThrownBy(() -> parse(event)).isInstanceOf(BadGatewayEvent.class);
    }

    @Test
    void doesNotQuoteTheInputWhenItIsMalformed() {
        assertThatThrownBy(() -> parse("{\"body\": secretperson@example.org"))
                .isInstanceOf(BadGatewayEvent.class)
                .satisfies(
                        failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("secretperson"));
    }

    @Test
    void readsAnEventOfExactlyTheLimitAndRefusesOneByteMore() {
        byte[] event = "{\"httpMethod\":\"GET\",\"path\":\"/\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(HttpCall.parse(new ByteArrayInputStream(event), event.length).path())
                .isEqualTo("/");
        assertThatThrownBy(() -> HttpCall.parse(new ByteArrayInputStream(event), event.length - 1))
                .isInstanceOf(GatewayEventTooLarge.class);
    }
}
