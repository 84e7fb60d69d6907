package io.enterprisehub.scoring.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsBoolean;
import com.fasterxml.jackson.jr.stree.JrsNull;
import com.fasterxml.jackson.jr.stree.JrsNumber;
import com.fasterxml.jackson.jr.stree.JrsObject;
import com.fasterxml.jackson.jr.stree.JrsString;
import com.fasterxml.jackson.jr.stree.JrsValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a body into a tree, whole or as far as it goes.
 *
 * <p>Of a body that was cut, each value counts that ended before the cut, also inside an object that did not; a list that did
 * not end is absent, since half a list of tags is not the list. A number at the very end is absent too: half a number looks like
 * a whole one. Of equal names the first counts. Stateless and safe for many threads.
 */
final class BodyReader {

    /** GHL's deepest documented body has 6 levels. */
    private static final int MAX_DEPTH = 100;

    private static final int MAX_NAME_LENGTH = 10_000;

    private static final int MAX_NUMBER_LENGTH = 200;

    private final JsonFactory json = JsonFactory.builder()
            // GHL passes on what people typed, raw NUL characters included.
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            // Names come from strangers: a shared symbol table would grow with them.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    /**
     * The object that the text is.
     *
     * @param cut whether it is known to have been cut
     * @throws Unreadable when it is not an object, or breaks off without having been cut
     */
    JrsObject read(String text, boolean cut) throws Unreadable {
        Map<String, JrsValue> fields = new LinkedHashMap<>();
        boolean open = false;
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = json.createParser(unmarked)) {
            JsonToken root = parser.nextToken();
            if (root == null) {
                throw new Unreadable(PoisonReason.NOT_JSON);
            }
            open = root == JsonToken.START_OBJECT;
            if (open) {
                readFields(parser, unmarked.length(), fields);
            } else {
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw new Unreadable(PoisonReason.NOT_JSON);
            }
        } catch (StreamConstraintsException tooMuch) {
            throw new Unreadable(PoisonReason.BEYOND_LIMITS);
        } catch (IOException malformed) {
            if (!open || !cut) {
                throw new Unreadable(PoisonReason.NOT_JSON);
            }
        }
        if (!open) {
            throw new Unreadable(PoisonReason.NOT_AN_OBJECT);
        }
        return new JrsObject(fields);
    }

    /** Fills {@code fields} from the object on which the parser stands; what was filled in stays when this throws. */
    private static void readFields(JsonParser parser, int end, Map<String, JrsValue> fields) throws IOException {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                Map<String, JrsValue> nested = new LinkedHashMap<>();
                fields.putIfAbsent(name, new JrsObject(nested));
                readFields(parser, end, nested);
                token = parser.nextToken();
            } else {
                JrsValue value = readValue(parser, end, token);
                if (!token.isNumeric() || parser.currentLocation().getCharOffset() < end) {
                    fields.putIfAbsent(name, value);
                }
                token = parser.nextToken();
            }
        }
    }

    private static JrsValue readValue(JsonParser parser, int end, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, JrsValue> nested = new LinkedHashMap<>();
                readFields(parser, end, nested);
                yield new JrsObject(nested);
            }
            case START_ARRAY -> {
                List<JrsValue> elements = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    elements.add(readValue(parser, end, next));
                }
                yield new JrsArray(elements);
            }
            case VALUE_NUMBER_INT -> new JrsNumber(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> new JrsNumber(parser.getDecimalValue());
            case VALUE_TRUE -> JrsBoolean.TRUE;
            case VALUE_FALSE -> JrsBoolean.FALSE;
            case VALUE_NULL -> JrsNull.instance();
            default -> new JrsString(parser.getText());
        };
    }

    /** The body is not an object that could be read; the parser's own message is left out, since it quotes the body. */
    static final class Unreadable extends Exception {

        final PoisonReason reason;

        Unreadable(PoisonReason reason) {
            super(reason.sentence());
            this.reason = reason;
        }
    }
}
