package io.enterprisehub.scoring.event;

import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsObject;
import com.fasterxml.jackson.jr.stree.JrsValue;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose types nobody keeps to: numbers come as texts, booleans as texts, lists as texts. Every getter returns
 * null for what is absent or not usable; only {@link #ifSent} tells a field that was sent empty from one that was not sent.
 *
 * @param fields the object
 * @param fallback where a field is looked for that {@code fields} lacks: the nested {@code data} of the documented envelope
 */
record Payload(JrsObject fields, @Nullable JrsObject fallback) {

    static Payload ofBody(JrsObject body) {
        return new Payload(body, body.get("data") instanceof JrsObject data ? data : null);
    }

    private @Nullable JrsValue value(String name) {
        JrsValue value = fields.get(name);
        return value == null && fallback != null ? fallback.get(name) : value;
    }

    /** The nested object; an empty one when there is none. */
    Payload object(String name) {
        return new Payload(value(name) instanceof JrsObject nested ? nested : new JrsObject(), null);
    }

    /** The scalar as it was sent, or null. */
    @Nullable
    String raw(String name) {
        JrsValue value = value(name);
        return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
    }

    /** The text, cleaned, or null. */
    @Nullable
    String text(String name) {
        String raw = raw(name);
        return raw == null ? null : Texts.clean(raw);
    }

    /** A word of a closed set, such as a status, in lower case, or null. */
    @Nullable
    String word(String name) {
        String text = text(name);
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    @Nullable
    Instant date(String name) {
        return Dates.parse(raw(name));
    }

    @Nullable
    String entityId(String name) {
        return Texts.entityId(raw(name));
    }

    /** {@code true} or {@code false}, or null. */
    @Nullable
    String flag(String name) {
        String word = word(name);
        return "true".equals(word) || "false".equals(word) ? word : null;
    }

    /** Whether the field was sent as a scalar or as null, be it blank. */
    boolean isSent(String name) {
        JrsValue value = value(name);
        return value != null && !value.isContainerNode();
    }

    /** Hands over the text of a field that was sent; null where it was sent empty, which clears what was known. */
    void ifSent(String name, Consumer<@Nullable String> writer) {
        if (isSent(name)) {
            writer.accept(text(name));
        }
    }

    /** Hands over a list that was sent as array or as text with commas: distinct, sorted, joined by newline; null when empty. */
    void ifListSent(String name, Consumer<@Nullable String> writer) {
        TreeSet<String> entries = new TreeSet<>();
        if (value(name) instanceof JrsArray array) {
            for (Iterator<JrsValue> elements = array.elements(); elements.hasNext(); ) {
                JrsValue element = elements.next();
                if (!element.isNull() && !element.isContainerNode()) {
                    entries.add(String.valueOf(element.asText()).strip());
                }
            }
        } else if (isSent(name)) {
            String raw = raw(name);
            for (String part : (raw == null ? "" : raw).split(",", -1)) {
                entries.add(part.strip());
            }
        } else {
            return;
        }
        entries.remove("");
        writer.accept(Texts.clean(String.join("\n", entries)));
    }
}
