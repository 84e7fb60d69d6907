package io.enterprisehub.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.training.table.DataException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The API of a system that runs. */
record RunningSystem(URI url, String key) {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** All that the API says of a lead. */
    Map<String, Object> lead(String id, String location) throws InterruptedException {
        String path = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/v1/leads/" + path))
                .timeout(TIMEOUT)
                .header("authorization", "Bearer " + key)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> JSON.std.mapFrom(answer.body());
                case 404 ->
                    throw new DataException("The location " + location + " has no lead " + id
                            + ", or not yet: an event takes a second or two, the first one longer.");
                case 401, 403 ->
                    throw new DataException("The API key is not accepted at " + url + "; hub up prints its own.");
                default ->
                    throw new EnvironmentProblem(
                            url + " answered " + answer.statusCode() + " for the lead " + id + ".");
            };
        } catch (IOException e) {
            throw new EnvironmentProblem("Nothing answers at " + url + ": start it with hub up.", e);
        }
    }
}
