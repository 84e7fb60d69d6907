package io.enterprisehub.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.enterprisehub.cache.tier.Loader;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.function.json.JsonContent;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.store.lead.HistoryEntry;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadDocumentJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads pages of score histories, as the JSON that callers get. Safe for any thread. */
final class HistoryPages implements Loader<HistoryPageKey, String> {

    private final Database database;
    private final HistoryRepository history;

    HistoryPages(Database database, HistoryRepository history) {
        this.database = database;
        this.history = history;
    }

    @Override
    public Map<HistoryPageKey, Versioned<String>> load(String tenant, Set<HistoryPageKey> keys) {
        return database.read(() -> {
            Map<HistoryPageKey, Versioned<String>> pages = new HashMap<>();
            keys.forEach(key -> pages.put(key, new Versioned<>(key.version(), page(tenant, key))));
            return pages;
        });
    }

    private String page(String tenant, HistoryPageKey key) {
        LeadKey lead = new LeadKey(tenant, key.leadId());
        // One more than asked: it tells whether there is a next page.
        List<HistoryEntry> found = history.page(lead, key.before(), key.limit() + 1);
        List<HistoryEntry> page = found.subList(0, Math.min(found.size(), key.limit()));
        String next = found.size() > page.size() ? HistoryRequest.cursor(lead, page.getLast()) : null;
        return new String(json(key.leadId(), page, next).toBytes(), StandardCharsets.UTF_8);
    }

    private static JsonContent json(String leadId, List<HistoryEntry> page, @Nullable String next) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("leadId", leadId);
            json.writeArrayFieldStart("history");
            for (HistoryEntry entry : page) {
                write(entry, json);
            }
            json.writeEndArray();
            Answers.writeNext(json, next);
            json.writeEndObject();
        };
    }

    private static void write(HistoryEntry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", entry.version());
        json.writeStringField("scoredAt", entry.score().scoredAt().toString());
        json.writeNumberField("score", entry.score().score());
        json.writeNumberField("probability", entry.score().probability());
        json.writeStringField("tier", entry.score().tier().label());
        json.writeStringField("modelVersion", entry.score().modelVersion());
        json.writeFieldName("reasons");
        LeadDocumentJson.writeReasons(entry.score().reasons(), json);
        json.writeEndObject();
    }
}
