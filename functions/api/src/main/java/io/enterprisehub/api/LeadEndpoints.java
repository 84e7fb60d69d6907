package io.enterprisehub.api;

import io.enterprisehub.cache.tier.Lookup;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
import io.enterprisehub.store.lead.LeadPage;
import io.enterprisehub.store.lead.LeadRepository;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Leads of one tenant. A lead of another tenant does not exist here. */
final class LeadEndpoints {

    private final Database database;
    private final LeadRepository leads;
    private final CachedReads reads;

    LeadEndpoints(Database database, LeadRepository leads, CachedReads reads) {
        this.database = database;
        this.leads = leads;
        this.reads = reads;
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
            Answers.writeNext(json, page.next() == null ? null : request.cursor(page.next()));
            json.writeEndObject();
        });
    }

    HttpAnswer one(String tenant, String id, HttpCall call, Deadline deadline) {
        new Parameters(call.query()).refuseOthersThan(List.of());
        return reads.during(tenant, deadline, session -> {
            Lookup<String> lead = reads.document(session, tenant, id);
            String document = lead.value();
            if (document == null) {
                return Answers.notFound();
            }
            String tag = "\"" + lead.version() + "\"";
            HttpAnswer answer = isHeld(tag, call.header("if-none-match"))
                    ? HttpAnswer.empty(304).withHeader("cache-status", CacheStatus.of(lead))
                    : Answers.cached(document, CacheStatus.of(lead));
            return answer.withHeader("etag", tag);
        });
    }

    /** Whether If-None-Match (RFC 9110, 13.1.2) names the tag; weak comparison, as it demands. */
    private static boolean isHeld(String tag, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(held -> held.equals("*") || held.equals(tag) || held.equals("W/" + tag));
    }

    HttpAnswer history(String tenant, String id, HttpCall call, Deadline deadline) {
        HistoryRequest request = HistoryRequest.parse(new LeadKey(tenant, id), call.query());
        return reads.during(tenant, deadline, session -> {
            Lookup<String> lead = reads.document(session, tenant, id);
            if (lead.value() == null) {
                return Answers.notFound();
            }
            Lookup<String> page = reads.history(
                    session, tenant, new HistoryPageKey(id, lead.version(), request.beforeVersion(), request.limit()));
            return Answers.cached(Objects.requireNonNull(page.value()), CacheStatus.of(page));
        });
    }
}
