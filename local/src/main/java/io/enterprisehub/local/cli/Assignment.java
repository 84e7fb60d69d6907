package io.enterprisehub.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code path=value} of the command line: a place in a JSON document and what to put there.
 *
 * <p>The path is names joined by dots; a number is a place in a list, counted from 0 ({@code appointment.users.0}). What is missing
 * on the way is made. The value keeps the type of what it replaces where that is text; else it is JSON if it reads as JSON, and
 * text if not.
 */
record Assignment(List<String> path, String value) {

    private static final int LONGEST_LIST = 1000;

    Assignment {
        path = List.copyOf(path);
    }

    /**
     * Reads {@code path=value}; the value may contain further equal signs and may be empty.
     *
     * @throws IllegalArgumentException says what is wrong, for people
     */
    static Assignment parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("expected path=value but found \"" + text + "\"");
        }
        List<String> path = List.of(text.substring(0, equals).split("\\.", -1));
        if (path.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a name is missing in the path \"" + text.substring(0, equals) + "\"");
        }
        return new Assignment(path, text.substring(equals + 1));
    }

    /**
     * Changes the document.
     *
     * @throws IllegalArgumentException if the path leads through something that has no parts
     */
    void applyTo(Map<String, @Nullable Object> document) {
        Object place = document;
        for (int i = 0; i < path.size() - 1; i++) {
            Object next = get(place, path.get(i));
            if (next == null) {
                next = isIndex(path.get(i + 1)) ? new ArrayList<>() : new LinkedHashMap<>();
                put(place, path.get(i), next);
            }
            place = next;
        }
        String last = path.getLast();
        put(place, last, get(place, last) instanceof String ? value : typed(value));
    }

    private static @Nullable Object get(Object place, String name) {
        return switch (place) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list ->
                isIndex(name) && Integer.parseInt(name) < list.size() ? list.get(Integer.parseInt(name)) : null;
            default -> throw new IllegalArgumentException("\"" + name + "\" leads into something that has no parts");
        };
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys, and lists hold anything
    private static void put(Object place, String name, @Nullable Object value) {
        if (place instanceof Map<?, ?> map) {
            ((Map<String, @Nullable Object>) map).put(name, value);
        } else if (place instanceof List<?> list && isIndex(name) && Integer.parseInt(name) < LONGEST_LIST) {
            List<@Nullable Object> items = (List<@Nullable Object>) list;
            while (items.size() <= Integer.parseInt(name)) {
                items.add(null);
            }
            items.set(Integer.parseInt(name), value);
        } else {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no place in a list (0 to " + (LONGEST_LIST - 1) + ")");
        }
    }

    private static boolean isIndex(String name) {
        return name.matches("\\d{1,4}");
    }

    private static @Nullable Object typed(String text) {
        try {
            return JSON.std.anyFrom(text);
        } catch (IOException notJson) {
            return text;
        }
    }
}
