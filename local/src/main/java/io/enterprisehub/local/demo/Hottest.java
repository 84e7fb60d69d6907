package io.enterprisehub.local.demo;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the API, as any caller would, for the leads that deserve attention first. */
record Hottest(URI gateway) {

    private static final int COUNT = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** The first of all tenants, by their keys; fewer where the API does not answer, since the verdict does not hang on it. */
    List<HotLead> of(Map<String, String> keys) throws InterruptedException {
        List<HotLead> leads = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (Map.Entry<String, String> key : keys.entrySet()) {
                leads.addAll(ofTenant(client, key.getKey(), key.getValue()));
            }
        }
        return leads.stream()
                .sorted(Comparator.comparingDouble(HotLead::probability).reversed())
                .limit(COUNT)
                .toList();
    }

    private List<HotLead> ofTenant(HttpClient client, String tenant, String key) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        gateway.resolve("/v1/leads?status=active&sort=score&limit=" + COUNT))
                .timeout(TIMEOUT)
                .header("authorization", "Bearer " + key)
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return List.of();
            }
            Object leads = JSON.std.mapFrom(answer.body()).get("leads");
            return leads instanceof List<?> list
                    ? list.stream().map(lead -> lead(tenant, (Map<?, ?>) lead)).toList()
                    : List.of();
        } catch (IOException noAnswer) {
            return List.of();
        }
    }

    private static HotLead lead(String tenant, Map<?, ?> lead) {
        List<String> reasons = new ArrayList<>();
        if (lead.get("reasons") instanceof List<?> list) {
            for (Object reason : list) {
                reasons.add(reason instanceof Map<?, ?> map ? text(map.get("text")) : text(reason));
            }
        }
        return new HotLead(
                tenant,
                text(lead.get("id")),
                (int) number(lead.get("score")),
                number(lead.get("probability")),
                text(lead.get("tier")),
                reasons);
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
