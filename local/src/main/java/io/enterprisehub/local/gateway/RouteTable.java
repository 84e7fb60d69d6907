package io.enterprisehub.local.gateway;

import io.enterprisehub.local.template.SystemDefinition.HttpRoute;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request by API Gateway's rule: the most specific path wins - literal segments before {@code {name}},
 * that before {@code {name+}}, {@code $default} last - and a method before ANY. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html">Routing</a>
 */
final class RouteTable {
    /** A route that fits, with the decoded values of its path's variables. */
    record Match(HttpRoute route, Map<String, String> parameters) {}

    private final List<HttpRoute> bySpecificity;

    RouteTable(List<HttpRoute> routes) {
        var sorted = new ArrayList<>(routes);
        sorted.sort(Comparator.comparing(RouteTable::rank));
        bySpecificity = List.copyOf(sorted);
    }

    /** One character per segment and one for the method; a lower one is more specific. */
    private static String rank(HttpRoute route) {
        var rank = new StringBuilder();
        for (var segment : segments(route.path())) {
            rank.append(isGreedy(segment) ? 'g' : isVariable(segment) ? 'b' : 'a');
        }
        return (route.path().equals("$default") ? "z" : rank) + (route.method().equals("ANY") ? "1" : "0");
    }

    @Nullable
    Match find(String method, String rawPath) {
        var path = segments(rawPath);
        for (var route : bySpecificity) {
            if (route.method().equals("ANY") || route.method().equals(method)) {
                var parameters = match(route, path);
                if (parameters != null) {
                    return new Match(route, parameters);
                }
            }
        }
        return null;
    }

    private static @Nullable Map<String, String> match(HttpRoute route, List<String> path) {
        if (route.path().equals("$default")) {
            return Map.of();
        }
        var parameters = new LinkedHashMap<String, String>();
        var pattern = segments(route.path());
        for (int i = 0; i < pattern.size(); i++) {
            var expected = pattern.get(i);
            if (i >= path.size()) {
                return null;
            }
            if (isGreedy(expected)) {
                parameters.put(
                        expected.substring(1, expected.length() - 2),
                        decode(String.join("/", path.subList(i, path.size()))));
                return parameters;
            }
            if (isVariable(expected) && !path.get(i).isEmpty()) {
                parameters.put(expected.substring(1, expected.length() - 1), decode(path.get(i)));
            } else if (!expected.equals(path.get(i))) {
                return null;
            }
        }
        return pattern.size() == path.size() ? parameters : null;
    }

    private static List<String> segments(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }

    /** In a path a plus is a plus. */
    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
