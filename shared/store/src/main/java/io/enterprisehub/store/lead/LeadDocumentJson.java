package io.enterprisehub.store.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import io.enterprisehub.leads.score.Interval;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one JSON form of a {@link LeadDocument}: the same in the API and in the cache. */
public final class LeadDocumentJson {

    private LeadDocumentJson() {}

    public static String write(LeadDocument lead) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = LeadCodec.JSON.createGenerator(text)) {
            write(lead, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return text.toString();
    }

    public static void write(LeadDocument lead, JsonGenerator json) throws IOException {
        LeadScore score = lead.score();
        json.writeStartObject();
        json.writeStringField("id", lead.key().leadId());
        json.writeStringField("status", lead.status().label());
        writeNullable(json, "name", lead.name());
        writeNullable(json, "email", lead.email());
        writeNullable(json, "phone", lead.phone());
        writeNullable(json, "source", lead.source());
        json.writeArrayFieldStart("tags");
        for (String tag : lead.tags()) {
            json.writeString(tag);
        }
        json.writeEndArray();
        writeNullable(json, "assignedTo", lead.assignedTo());
        json.writeNumberField("score", score.score());
        json.writeNumberField("probability", score.probability());
        json.writeStringField("tier", score.tier().label());
        writeInterval(score, json);
        json.writeNumberField("completeness", score.completeness());
        json.writeFieldName("reasons");
        writeReasons(score.reasons(), json);
        writeChurn(score, json);
        json.writeStringField("modelVersion", score.modelVersion());
        json.writeStringField("scoredAt", score.scoredAt().toString());
        json.writeStringField("createdAt", lead.createdAt().toString());
        json.writeStringField("lastEventAt", lead.lastEventAt().toString());
        json.writeNumberField("version", lead.version());
        json.writeEndObject();
    }

    /** Reasons with their sentences, as readers want them. */
    public static void writeReasons(List<Reason> reasons, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Reason reason : reasons) {
            json.writeStartObject();
            json.writeStringField("code", reason.code().name());
            json.writeStringField("text", reason.text());
            json.writeNumberField("effect", reason.effect());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The field {@code churn}: null where the model did not say. */
    public static void writeChurn(LeadScore score, JsonGenerator json) throws IOException {
        Double churn = score.churn();
        if (churn == null) {
            json.writeNullField("churn");
        } else {
            json.writeNumberField("churn", churn);
        }
    }

    /** The field {@code interval}: null where the model did not say. */
    public static void writeInterval(LeadScore score, JsonGenerator json) throws IOException {
        Interval interval = score.interval();
        if (interval == null) {
            json.writeNullField("interval");
            return;
        }
        json.writeObjectFieldStart("interval");
        json.writeNumberField("low", interval.low());
        json.writeNumberField("high", interval.high());
        json.writeEndObject();
    }

    private static void writeNullable(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
