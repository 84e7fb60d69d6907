package io.enterprisehub.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed views of the maps and lists that YAML becomes; a wrong shape is an error that names its place. */
final class Trees {
    private Trees() {}

    static Map<String, Object> map(String place, @Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> entries)) {
            throw new TemplateException(place, "a mapping is expected");
        }
        var map = new LinkedHashMap<String, Object>();
        entries.forEach((key, value) -> map.put(String.valueOf(key), value == null ? "" : value));
        return map;
    }

    /** The mapping under a key; an empty one when the key is absent. */
    static Map<String, Object> child(String place, Map<String, Object> parent, String key) {
        var child = parent.get(key);
        return child == null ? Map.of() : map(place + "." + key, child);
    }

    static List<Object> list(String place, @Nullable Object tree) {
        if (!(tree instanceof List<?> items)) {
            throw new TemplateException(place, "a list is expected");
        }
        return new ArrayList<>(items);
    }

    /** Deep copy of {@code base} with {@code over} on top, as SAM merges Globals: maps merge, lists are prepended. */
    static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
        var merged = new LinkedHashMap<>(base);
        over.forEach((key, value) -> merged.merge(key, value, Trees::mergeValues));
        return merged;
    }

    private static Object mergeValues(Object base, Object over) {
        if (base instanceof Map<?, ?> && over instanceof Map<?, ?>) {
            return merge(map("Globals", base), map("Globals", over));
        }
        if (base instanceof List<?> first && over instanceof List<?> second) {
            var both = new ArrayList<Object>(first);
            both.addAll(second);
            return both;
        }
        return over;
    }
}
