package io.enterprisehub.ghl.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.enterprisehub.ghl.event.Envelope.Shape;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope of a webhook body in one pass and never throws: GHL cuts bodies at 256 KB, its payloads differ from its
 * documentation, and anybody may post anything.
 *
 * <p>Decisions: only the top level is read; of equal names the first usable value counts; a value counts once the token behind
 * it was read, so half a number at a cut is never taken for a whole one; raw control characters inside strings are let
 * through. The bytes are decoded as UTF-8, bad sequences replaced: guessing UTF-16 from zero bytes, as a JSON parser may, would
 * misread a body with a raw NUL. Stateless and safe for many threads.
 */
public final class EnvelopeReader {

    /** GHL's deepest documented body has 6 levels. */
    private static final int MAX_DEPTH = 100;

    private static final int MAX_NAME_LENGTH = 10_000;

    /** Longer values are no id, type or time, and are not kept. */
    private static final int MAX_VALUE_LENGTH = 200;

    private static final Set<String> FIELDS =
            Set.of("type", "locationId", "altId", "altType", "companyId", "webhookId", "timestamp", "payloadTooLarge");

    private final JsonFactory json = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            // Names come from strangers: a shared symbol table would grow with them.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    /** The envelope of these bytes, whatever they are. */
    public Envelope read(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        EndNoticingReader characters = EndNoticingReader.utf8(body);
        boolean open = false;
        Shape shape;
        try (JsonParser parser = json.createParser(characters)) {
            JsonToken root = parser.nextToken();
            open = root != null && root.isStructStart();
            shape = root == null ? Shape.NOT_JSON : readRoot(parser, root, fields);
        } catch (IOException e) {
            // Not only an exception for an early end means a cut: so do half a literal and half a number.
            shape = !open ? Shape.NOT_JSON : characters.sawEnd() ? Shape.CUT : Shape.BROKEN;
        }
        return envelope(shape, fields);
    }

    private static Shape readRoot(JsonParser parser, JsonToken root, Map<String, String> fields) throws IOException {
        if (root == JsonToken.START_OBJECT) {
            readFields(parser, fields);
        } else {
            parser.skipChildren();
        }
        if (hasMore(parser)) {
            return Shape.BROKEN;
        }
        return root == JsonToken.START_OBJECT ? Shape.OBJECT : Shape.OTHER_JSON;
    }

    /** Whatever follows the root value breaks the body, even where it looks like the beginning of something. */
    private static boolean hasMore(JsonParser parser) {
        try {
            return parser.nextToken() != null;
        } catch (IOException e) {
            return true;
        }
    }

    private static void readFields(JsonParser parser, Map<String, String> fields) throws IOException {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            token = parser.nextToken();
            String value = token.isScalarValue() ? scalar(parser, token) : null;
            parser.skipChildren();
            token = parser.nextToken();
            if (value != null && FIELDS.contains(name)) {
                fields.putIfAbsent(name, value);
            }
        }
    }

    private static @Nullable String scalar(JsonParser parser, JsonToken token) throws IOException {
        boolean usable = token != JsonToken.VALUE_NULL && !isTooLong(parser);
        String text = usable ? parser.getText().strip() : "";
        return text.isEmpty() ? null : text;
    }

    private static boolean isTooLong(JsonParser parser) throws IOException {
        return parser.getTextLength() > MAX_VALUE_LENGTH;
    }

    private static Envelope envelope(Shape shape, Map<String, String> fields) {
        String location = fields.get("locationId");
        boolean altIsLocation = "location".equals(fields.get("altType"));
        return new Envelope(
                shape,
                fields.get("type"),
                location == null && altIsLocation ? fields.get("altId") : location,
                fields.get("companyId"),
                fields.get("webhookId"),
                EventTime.parse(fields.get("timestamp")),
                "true".equalsIgnoreCase(fields.get("payloadTooLarge")));
    }
}
