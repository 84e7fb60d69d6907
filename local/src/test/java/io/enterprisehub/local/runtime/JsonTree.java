package io.enterprisehub.local.runtime;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a value deep in parsed JSON; one that is not there fails the test. */
public final class JsonTree {
    private JsonTree() {}

    public static Object at(Object tree, Object... path) {
        var node = tree;
        for (var step : path) {
            var next =
                    switch (node) {
                        case Map<?, ?> map -> map.get(step);
                        case List<?> list -> list.get((Integer) step);
                        default -> null;
                    };
            node = Objects.requireNonNull(next, () -> "nothing at " + step);
        }
        return node;
    }
}
