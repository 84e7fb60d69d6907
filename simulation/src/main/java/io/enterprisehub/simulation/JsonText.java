package io.enterprisehub.simulation;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers, booleans and null as JSON (RFC 8259), names in the map's order. */
final class JsonText {

    private final StringBuilder out = new StringBuilder(512);

    private JsonText() {}

    static String of(Map<String, ?> object) {
        JsonText text = new JsonText();
        text.object(object);
        return text.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case String text -> string(text);
            case Map<?, ?> object -> object(object);
            case List<?> list -> list(list);
            case null, default -> out.append(value);
        }
    }

    private void object(Map<?, ?> object) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> it = object.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<?, ?> entry = it.next();
            string(String.valueOf(entry.getKey()));
            out.append(':');
            value(entry.getValue());
            if (it.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private void list(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            value(list.get(i));
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
