package io.enterprisehub.scoring.event;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How texts and ids of strangers become ours. */
final class Texts {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_EVENT_ID_LENGTH = 200;
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern ENTITY_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private Texts() {}

    /** Stripped, storable and at most {@value #MAX_LENGTH} characters; null when nothing is left. */
    static @Nullable String clean(String raw) {
        String text = storable(raw.strip());
        if (text.length() > MAX_LENGTH) {
            int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
            text = text.substring(0, end);
        }
        return text.isEmpty() ? null : text;
    }

    /** The id of a contact or of an item, or null: ids become keys, so only those of GHL's alphabet pass. */
    static @Nullable String entityId(@Nullable String text) {
        String id = text == null ? "" : text.strip();
        return ENTITY_ID.matcher(id).matches() ? id : null;
    }

    /** The id of an event, or null; senders outside GHL choose their own, so any short text passes. */
    static @Nullable String eventId(@Nullable String text) {
        String id = text == null ? "" : storable(text.strip());
        return id.isEmpty() || id.length() > MAX_EVENT_ID_LENGTH ? null : id;
    }

    /** PostgreSQL's text holds no U+0000 and no half of a surrogate pair. */
    private static String storable(String text) {
        StringBuilder fixed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                fixed = fixed == null ? new StringBuilder(text) : fixed;
                fixed.setCharAt(i, REPLACEMENT);
            }
        }
        return fixed == null ? text : fixed.toString();
    }
}
