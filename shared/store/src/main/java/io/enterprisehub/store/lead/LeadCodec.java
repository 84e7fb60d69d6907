package io.enterprisehub.store.lead;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.enterprisehub.leads.Fields;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Stamp;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Lead} as JSON: equal leads give equal text. Fields that one event wrote stand together under its stamp:
 *
 * <pre>{@code
 * {"f": [{"t": 1700000000000, "e": "event id", "v": {"NAME": "Ann", "EMAIL": null}}],
 *  "i": {"TASK": {"item id": [{"t": ..., "e": ..., "v": {...}}]}},
 *  "s": {"MESSAGE_IN": {"n": 3, "last": 1700000000000, "bins": {"201": 3145728}}}}
 * }</pre>
 *
 * The key is not part of it: the row has it. Names that this version does not know are skipped on reading, so that a
 * release can be rolled back.
 */
public final class LeadCodec {

    static final JsonFactory JSON = new JsonFactory();

    private LeadCodec() {}

    public static String write(Lead lead) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            if (!lead.fields().cells().isEmpty()) {
                json.writeFieldName("f");
                writeFields(json, lead.fields());
            }
            if (!lead.items().isEmpty()) {
                json.writeFieldName("i");
                writeGroups(json, lead.items(), LeadCodec::writeItems);
            }
            if (!lead.signals().isEmpty()) {
                json.writeFieldName("s");
                writeGroups(json, lead.signals(), (out, counter) -> {
                    out.writeStartObject();
                    out.writeNumberField("n", counter.count());
                    out.writeNumberField("last", counter.last());
                    out.writeObjectFieldStart("bins");
                    for (Map.Entry<Integer, Long> bin : counter.bins().entrySet()) {
                        out.writeNumberField(bin.getKey().toString(), bin.getValue());
                    }
                    out.writeEndObject();
                    out.writeEndObject();
                });
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote, possibly in another version.
     *
     * @throws UncheckedIOException when the text is no such JSON
     */
    public static Lead read(LeadKey key, String text) {
        try (JsonParser json = JSON.createParser(text)) {
            return new LeadReader(json).read(key);
        } catch (IOException malformed) {
            throw new UncheckedIOException("The stored state of a lead cannot be read", malformed);
        }
    }

    private interface ValueWriter<V> {
        void write(JsonGenerator json, V value) throws IOException;
    }

    private static <K extends Enum<K>, V> void writeGroups(JsonGenerator json, Map<K, V> groups, ValueWriter<V> writer)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<K, V> group : groups.entrySet()) {
            json.writeFieldName(group.getKey().name());
            writer.write(json, group.getValue());
        }
        json.writeEndObject();
    }

    private static <F extends Enum<F>> void writeItems(JsonGenerator json, SortedMap<String, Fields<F>> items)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Fields<F>> item : items.entrySet()) {
            json.writeFieldName(item.getKey());
            writeFields(json, item.getValue());
        }
        json.writeEndObject();
    }

    private static <F extends Enum<F>> void writeFields(JsonGenerator json, Fields<F> fields) throws IOException {
        SortedMap<Stamp, SortedMap<F, Fields.Cell>> byStamp = new TreeMap<>();
        fields.cells()
                .forEach((field, cell) -> byStamp.computeIfAbsent(cell.stamp(), stamp -> new TreeMap<>())
                        .put(field, cell));
        json.writeStartArray();
        for (Map.Entry<Stamp, SortedMap<F, Fields.Cell>> group : byStamp.entrySet()) {
            json.writeStartObject();
            json.writeNumberField("t", group.getKey().at().toEpochMilli());
            json.writeStringField("e", group.getKey().eventId());
            json.writeObjectFieldStart("v");
            for (Map.Entry<F, Fields.Cell> cell : group.getValue().entrySet()) {
                writeNullable(json, cell.getKey().name(), cell.getValue().value());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeNullable(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    /** The text under the parser; null for JSON null. */
    static @Nullable String nullableText(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }
}
