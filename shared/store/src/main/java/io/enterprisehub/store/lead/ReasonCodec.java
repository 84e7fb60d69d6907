package io.enterprisehub.store.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.enterprisehub.leads.score.Reason;
import io.enterprisehub.leads.score.ReasonCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reasons as a JSON array, strongest first. The sentence follows from code and effect and is not stored, so that a better
 * wording reaches old scores too. Codes that this version does not know are skipped.
 */
final class ReasonCodec {

    private static final Map<String, ReasonCode> CODES = new HashMap<>();

    static {
        for (ReasonCode code : ReasonCode.values()) {
            CODES.put(code.name(), code);
        }
    }

    private ReasonCodec() {}

    static String write(List<Reason> reasons) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = LeadCodec.JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Reason reason : reasons) {
                json.writeStartObject();
                json.writeStringField("code", reason.code().name());
                json.writeNumberField("effect", reason.effect());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return text.toString();
    }

    static List<Reason> read(String text) {
        List<Reason> reasons = new ArrayList<>();
        try (JsonParser json = LeadCodec.JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Reason reason = reason(json);
                if (reason != null) {
                    reasons.add(reason);
                }
            }
        } catch (IOException malformed) {
            throw new UncheckedIOException("The stored reasons of a score cannot be read", malformed);
        }
        return reasons;
    }

    private static @Nullable Reason reason(JsonParser json) throws IOException {
        ReasonCode code = null;
        double effect = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "code" -> code = CODES.get(json.getText());
                case "effect" -> effect = json.getDoubleValue();
                default -> json.skipChildren();
            }
        }
        return code == null ? null : new Reason(code, effect, code.text(effect));
    }
}
