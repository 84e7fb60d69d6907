package io.enterprisehub.checks.system;

import io.enterprisehub.ghl.signature.GhlSigner;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.local.traffic.LocalKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Everybody outside: GHL, a location's workflow, a stranger, a reader of leads. */
record Caller(HttpClient http, URI gateway, LocalKeys keys) implements AutoCloseable {

    static final String SIGNED_PATH = "/webhooks/ghl";
    static final String WORKFLOW_PATH = SIGNED_PATH + "/workflow/";

    /** Longer than any function may take. */
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    Reply signed(SignatureScheme scheme, byte[] body) {
        GhlSigner signer = keys.signer(scheme);
        return post(SIGNED_PATH, Map.of(signer.header(), signer.sign(body)), body);
    }

    Reply signed(EventFixture event) {
        return signed(SignatureScheme.ED25519, event.bytes());
    }

    Reply workflow(String location, byte[] body) {
        return post(WORKFLOW_PATH + location, Map.of("authorization", "Bearer " + keys.workflowToken(location)), body);
    }

    Reply post(String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = to(path).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.header("content-type", "application/json").build());
    }

    Reply get(String path) {
        return send(to(path).build());
    }

    Reply get(String path, String apiKey) {
        return send(to(path).header("authorization", "Bearer " + apiKey).build());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(TIMEOUT);
    }

    private Reply send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            Map<String, String> headers = new HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new Reply(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
