package io.enterprisehub.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.enterprisehub.cache.tier.Loader;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.function.json.JsonContent;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.store.lead.LeadDocumentJson;
import io.enterprisehub.store.lead.LeadRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scores leads as of now: signals decay also while nothing happens. Any number of leads is one matrix. Safe for any thread. */
final class Predictions implements Loader<LeadVersion, String> {

    private final Database database;
    private final LeadRepository leads;
    private final LeadScorer scorer;
    private final InstantSource clock;

    Predictions(Database database, LeadRepository leads, LeadScorer scorer, InstantSource clock) {
        this.database = database;
        this.leads = leads;
        this.scorer = scorer;
        this.clock = clock;
    }

    @Override
    public Map<LeadVersion, Versioned<String>> load(String tenant, Set<LeadVersion> keys) {
        List<LeadVersion> wanted = List.copyOf(keys);
        Map<String, Lead> states = database.read(() ->
                leads.states(tenant, wanted.stream().map(LeadVersion::leadId).toList()));
        List<LeadVersion> present =
                wanted.stream().filter(key -> states.containsKey(key.leadId())).toList();
        List<Lead> known = new ArrayList<>();
        present.forEach(key -> known.add(states.get(key.leadId())));
        List<LeadScore> scores = scorer.score(known, now());
        Map<LeadVersion, Versioned<String>> found = new HashMap<>();
        for (int i = 0; i < present.size(); i++) {
            LeadVersion key = present.get(i);
            found.put(key, new Versioned<>(key.version(), text(key.leadId(), scores.get(i))));
        }
        return found;
    }

    /** Scores rows that nobody keeps. */
    List<String> score(ScoreRequest.OfRows request) {
        return scorer.scoreRows(request.rows(), request.count(), now()).stream()
                .map(score -> text(null, score))
                .toList();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static String text(@Nullable String leadId, LeadScore score) {
        JsonContent content = json -> write(leadId, score, json);
        return new String(content.toBytes(), StandardCharsets.UTF_8);
    }

    private static void write(@Nullable String leadId, LeadScore score, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (leadId != null) {
            json.writeStringField("id", leadId);
        }
        json.writeNumberField("score", score.score());
        json.writeNumberField("probability", score.probability());
        json.writeStringField("tier", score.tier().label());
        LeadDocumentJson.writeInterval(score, json);
        LeadDocumentJson.writeChurn(score, json);
        json.writeNumberField("completeness", score.completeness());
        json.writeFieldName("reasons");
        LeadDocumentJson.writeReasons(score.reasons(), json);
        json.writeStringField("modelVersion", score.modelVersion());
        json.writeStringField("scoredAt", score.scoredAt().toString());
        json.writeEndObject();
    }
}
