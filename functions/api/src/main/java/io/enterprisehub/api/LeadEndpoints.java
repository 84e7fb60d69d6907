package io.enterprisehub.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.store.lead.HistoryEntry;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
import io.enterprisehub.store.lead.LeadPage;
import io.enterprisehub.store.lead.LeadRepository;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads of one tenant. A lead of another tenant does not exist here. */
final class LeadEndpoints {

    private final Database database;
    private final LeadRepository leads;
    private final HistoryRepository history;

    LeadEndpoints(Database database, LeadRepository leads, HistoryRepository history) {
        this.database = database;
        this.leads = leads;
        this.history = history;
    }

    HttpAnswer list(String tenant, HttpCall call, Deadline deadline) {
        ListRequest request = ListRequest.parse(tenant, call.query());
        LeadPage page = database.read(deadline, () -> leads.list(tenant, request.query()));
        return Answers.json(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("leads");
            for (LeadDocument lead : page.leads()) {
                LeadDocumentJson.write(lead, json);
            }
            json.writeEndArray();
            writeNext(json, page.next() == null ? null : request.cursor(page.next()));
            json.writeEndObject();
        });
    }

    HttpAnswer one(String tenant, String id, HttpCall call, Deadline deadline) {
        new Parameters(call.query()).refuseOthersThan(List.of());
        LeadDocument lead = database.read(deadline, () -> leads.find(tenant, id));
        if (lead == null) {
            return Answers.notFound();
        }
        String tag = "\"" + lead.version() + "\"";
        HttpAnswer answer = isHeld(tag, call.header("if-none-match"))
                ? HttpAnswer.empty(304)
                : Answers.json(json -> LeadDocumentJson.write(lead, json));
        return answer.withHeader("etag", tag);
    }

    /** Whether If-None-Match (RFC 9110, 13.1.2) names the tag; weak comparison, as it demands. */
    private static boolean isHeld(String tag, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(held -> held.equals("*") || held.equals(tag) || held.equals("W/" + tag));
    }

    HttpAnswer history(String tenant, String id, HttpCall call, Deadline deadline) {
        LeadKey key = new LeadKey(tenant, id);
        HistoryRequest request = HistoryRequest.parse(key, call.query());
        // One more than asked: it tells whether there is a next page.
        List<HistoryEntry> found = database.read(
                deadline,
                () -> leads.find(tenant, id) == null
                        ? null
                        : history.page(key, request.beforeVersion(), request.limit() + 1));
        if (found == null) {
            return Answers.notFound();
        }
        List<HistoryEntry> page = found.subList(0, Math.min(found.size(), request.limit()));
        return Answers.json(json -> {
            json.writeStartObject();
            json.writeStringField("leadId", id);
            json.writeArrayFieldStart("history");
            for (HistoryEntry entry : page) {
                write(entry, json);
            }
            json.writeEndArray();
            writeNext(json, found.size() > page.size() ? request.cursor(page.getLast()) : null);
            json.writeEndObject();
        });
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

    private static void writeNext(JsonGenerator json, @Nullable String cursor) throws IOException {
        if (cursor == null) {
            json.writeNullField("next");
        } else {
            json.writeStringField("next", cursor);
        }
    }
}
