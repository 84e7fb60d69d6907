package io.enterprisehub.api;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores on demand: leads of the tenant as of now, or rows that the caller brings. */
final class ScoreEndpoint {

    private final CachedReads reads;
    private final Predictions predictions;

    ScoreEndpoint(CachedReads reads, Predictions predictions) {
        this.reads = reads;
        this.predictions = predictions;
    }

    HttpAnswer score(String tenant, HttpCall call, Deadline deadline) {
        new Parameters(call.query()).refuseOthersThan(List.of());
        return switch (ScoreRequest.parse(call.body())) {
            case ScoreRequest.OfRows rows -> answer(predictions.score(rows), List.of());
            case ScoreRequest.OfLeads(List<String> ids) -> scoreLeads(tenant, ids, deadline);
        };
    }

    private HttpAnswer scoreLeads(String tenant, List<String> ids, Deadline deadline) {
        Map<String, String> found =
                reads.during(tenant, deadline, session -> reads.predictions(session, tenant, new LinkedHashSet<>(ids)));
        List<String> scores = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (String id : ids) {
            String score = found.get(id);
            if (score == null) {
                unknown.add(id);
            } else {
                scores.add(score);
            }
        }
        return answer(scores, List.copyOf(unknown));
    }

    private static HttpAnswer answer(List<String> scores, List<String> unknown) {
        return Answers.json(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("scores");
            for (String score : scores) {
                json.writeRawValue(score);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unknown");
            for (String id : unknown) {
                json.writeString(id);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
