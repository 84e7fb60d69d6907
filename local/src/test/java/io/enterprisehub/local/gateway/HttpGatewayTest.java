package io.enterprisehub.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.runtime.FunctionPool;
import io.enterprisehub.local.runtime.FunctionRuntime;
import io.enterprisehub.local.runtime.FunctionSpec;
import io.enterprisehub.local.runtime.HttpProbe;
import io.enterprisehub.local.runtime.JsonTree;
import io.enterprisehub.local.runtime.PoolPolicy;
import io.enterprisehub.local.runtime.ProbeZip;
import io.enterprisehub.local.runtime.Reaper;
import io.enterprisehub.local.template.SystemDefinition.HttpRoute;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One real function process behind a real port. */
@TestInstance(Lifecycle.PER_CLASS)
class HttpGatewayTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private Reaper reaper;
    private FunctionRuntime runtime;
    private FunctionPool pool;
    private HttpGateway gateway;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        reaper = Reaper.start();
        runtime = new FunctionRuntime(directory.resolve("run"), reaper, InstantSource.system(), UUID::randomUUID);
        pool = runtime.add(
                new FunctionSpec(
                        "echo",
                        ProbeZip.in(directory),
                        HttpProbe.class.getName() + "::handleRequest",
                        256,
                        Duration.ofSeconds(10),
                        Map.of(),
                        false,
                        2),
                PoolPolicy.standard());
        gateway = HttpGateway.start(
                0,
                List.of(new HttpRoute("ANY", "/echo", "echo"), new HttpRoute("GET", "/items/{id}", "echo")),
                _ -> pool,
                InstantSource.fixed(NOW),
                UUID::randomUUID);
    }

    @AfterAll
    void close() {
        http.close();
        gateway.close();
        runtime.close();
        reaper.close();
    }

    @Test
    void sendsAnEventOfPayloadVersionTwo() throws Exception {
        var event = event(request("/echo?a=1&a=2&b=%26&c")
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Many", "one")
                .header("X-Many", "two")
                .header("Cookie", "k=v; l=w")
                .POST(BodyPublishers.ofString("{\"name\":\"K\u00f6ln\"}")));

        assertThat(event)
                .containsEntry("version", "2.0")
                .containsEntry("routeKey", "ANY /echo")
                .containsEntry("rawPath", "/echo")
                .containsEntry("rawQueryString", "a=1&a=2&b=%26&c")
                .containsEntry("queryStringParameters", Map.of("a", "1,2", "b", "&", "c", ""))
                .containsEntry("cookies", List.of("k=v", "l=w"))
                .containsEntry("body", "{\"name\":\"K\u00f6ln\"}")
                .containsEntry("isBase64Encoded", false);
        assertThat(JsonTree.at(event, "headers"))
                .extracting("x-many", "content-type")
                .containsExactly("one,two", "application/json; charset=utf-8");
        assertThat(JsonTree.at(event, "requestContext", "timeEpoch")).isEqualTo(NOW.toEpochMilli());
        assertThat(JsonTree.at(event, "requestContext", "time")).isEqualTo("04/Mar/2026:10:00:00 +0000");
        assertThat(JsonTree.at(event, "requestContext", "http"))
                .extracting("method", "path", "protocol", "sourceIp")
                .containsExactly("POST", "/echo", "HTTP/1.1", "127.0.0.1");
    }

    @Test
    void sendsTheVariablesOfThePath() throws Exception {
        assertThat(event(request("/items/a%20b").GET())).containsEntry("pathParameters", Map.of("id", "a b"));
    }

    @Test
    void sendsBytesThatAreNoTextAsBase64() throws Exception {
        var binary = new byte[] {0, (byte) 0xff, 1};

        var octets = event(request("/echo")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(binary)));
        var broken = event(
                request("/echo").header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(binary)));

        for (var event : List.of(octets, broken)) {
            assertThat(event).containsEntry("isBase64Encoded", true);
            assertThat(Base64.getDecoder().decode((String) event.get("body"))).isEqualTo(binary);
        }
    }

    @Test
    void writesStatusHeadersCookiesAndBodyOfTheFunction() throws Exception {
        var answer = send(request("/items/teapot").GET());

        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.headers().firstValue("x-tea")).hasValue("green");
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.body()).isEqualTo("short");
    }

    @Test
    void takesAnAnswerWithoutStatusAsTheBody() throws Exception {
        var answer = send(request("/items/plain").GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"plain\":true}");
    }

    @Test
    void hidesWhatWentWrongInTheFunction() throws Exception {
        var answer = send(request("/items/throw").GET());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void doesNotKnowOtherPathsAndMethods() throws Exception {
        assertThat(send(request("/other").GET()).body()).isEqualTo("{\"message\":\"Not Found\"}");
        assertThat(send(request("/items/1").DELETE()).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesABodyAboveTheLimits() throws Exception {
        var aboveLambda = BodyPublishers.ofByteArray(new byte[5 * 1024 * 1024]);
        var aboveGateway = BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1]);

        assertThat(send(request("/echo").POST(aboveLambda)).statusCode()).isEqualTo(413);
        assertThat(send(request("/echo").POST(aboveGateway)).statusCode()).isEqualTo(413);
    }

    @Test
    void saysInOneSentenceThatThePortIsTaken() {
        var port = gateway.uri().getPort();

        assertThatThrownBy(
                        () -> HttpGateway.start(port, List.of(), _ -> pool, InstantSource.system(), UUID::randomUUID))
                .isInstanceOf(PortTakenException.class)
                .hasMessage("Port " + port + " is taken: end what listens there, or choose another port.");
        assertThatThrownBy(() -> HttpGateway.requireFree(port)).isInstanceOf(PortTakenException.class);
    }

    @Test
    void addsLessThanTwoMillisecondsToARequest() throws Exception {
        send(request("/items/plain").GET());
        try (var clients = Executors.newFixedThreadPool(2)) {
            var calls = IntStream.range(0, 2000)
                    .mapToObj(_ -> clients.submit(
                            () -> send(request("/items/plain").GET()).statusCode()))
                    .toList();
            for (var call : calls) {
                assertThat(call.get()).isEqualTo(200);
            }
        }

        // The median of two callers at a time, with the function's own work and a burst of just-in-time compilation in
        // it.
        assertThat(Objects.requireNonNull(gateway.latencies().get("GET /items/{id}"))
                        .percentile(0.5))
                .isLessThan(2.0);
    }

    private Map<String, Object> event(HttpRequest.Builder request) throws Exception {
        var answer = send(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.std.mapFrom(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.uri() + path));
    }
}
