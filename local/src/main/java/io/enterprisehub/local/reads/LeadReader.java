package io.enterprisehub.local.reads;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Asks the API for single leads. Safe for many threads. */
final class LeadReader implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final Map<String, String> keys;

    /** Reads with the API key of each tenant. */
    LeadReader(URI gateway, Map<String, String> keys) {
        this.gateway = gateway;
        this.keys = Map.copyOf(keys);
    }

    /**
     * An answer.
     *
     * @param version of the lead's row; 0 when there is none
     */
    record Reply(int status, Origin origin, long version) {}

    /** Reads one lead; status 0 when no answer came at all. */
    Reply read(LeadAddress lead) throws InterruptedException {
        String path = "/v1/leads/"
                + URLEncoder.encode(lead.leadId(), StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("authorization", "Bearer " + keys.get(lead.tenant()))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            String status = answer.headers().firstValue("cache-status").orElse(null);
            long version = answer.headers()
                    .firstValue("etag")
                    .map(tag -> Long.parseLong(tag.replace("\"", "")))
                    .orElse(0L);
            return new Reply(answer.statusCode(), Origin.of(answer.statusCode(), status), version);
        } catch (IOException noAnswer) {
            return new Reply(0, Origin.NONE, 0);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
