package io.enterprisehub.function.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Streaming access to JSON objects whose fields are visited one by one, in the order in which they come. Unknown fields
 * are skipped whole: AWS adds fields to its events without notice.
 */
public final class JsonFields {

    /** Shared: a factory is immutable and thread-safe once built. */
    public static final JsonFactory FACTORY = new JsonFactory();

    private JsonFields() {}

    /** Receives one field; the parser stands on the first token of its value and must be left on the last. */
    @FunctionalInterface
    public interface Visitor {
        void field(String name, JsonParser value) throws IOException;
    }

    /** Visits the fields of the object on which the parser stands; any other value is skipped. */
    public static void visit(JsonParser parser, Visitor visitor) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            visitor.field(name, parser);
        }
    }

    /** The scalar under the parser as text; null for JSON null, and for objects and arrays, which are skipped. */
    public static @Nullable String text(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isStructStart()) {
            parser.skipChildren();
            return null;
        }
        return parser.getText();
    }

    /** The object under the parser as name to text; fields without text are left out. */
    public static Map<String, String> texts(JsonParser parser) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        visit(parser, (name, value) -> {
            String text = text(value);
            if (text != null) {
                texts.put(name, text);
            }
        });
        return texts;
    }
}
