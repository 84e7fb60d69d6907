package io.enterprisehub.checks.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place in a parsed document that may be absent; asking an absent place for more gives an absent place. */
record Tree(@Nullable Object value) {

    Tree at(String... path) {
        Tree place = this;
        for (String key : path) {
            place = new Tree(place.value instanceof Map<?, ?> map ? map.get(key) : null);
        }
        return place;
    }

    boolean isAbsent() {
        return value == null;
    }

    String text(String... path) {
        return String.valueOf(at(path).value);
    }

    /** The whole number here; what is none is lower than every bound, so that a rule that needs it fails. */
    int number(String... path) {
        return at(path).value instanceof Number number ? number.intValue() : Integer.MIN_VALUE;
    }

    Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> copy.put(String.valueOf(key), entry));
        }
        return copy;
    }

    /** The elements here; one value that stands where a list may stand is a list of one. */
    List<Tree> list() {
        if (value instanceof Collection<?> elements) {
            List<Tree> copy = new ArrayList<>();
            elements.forEach(element -> copy.add(new Tree(element)));
            return copy;
        }
        return value == null ? List.of() : List.of(this);
    }

    /** The logical id that a Ref or GetAtt here names. */
    String target() {
        List<Tree> attribute = at("Fn::GetAtt").list();
        return attribute.isEmpty() ? text("Ref") : attribute.getFirst().text();
    }

    /** This place and all places below it. */
    Stream<Tree> walk() {
        Stream<?> children =
                switch (value) {
                    case Map<?, ?> map -> map.values().stream();
                    case Collection<?> elements -> elements.stream();
                    case null, default -> Stream.empty();
                };
        return Stream.concat(Stream.of(this), children.flatMap(child -> new Tree(child).walk()));
    }
}
