package io.enterprisehub.local.template;

import io.enterprisehub.local.template.Intrinsic.And;
import io.enterprisehub.local.template.Intrinsic.Condition;
import io.enterprisehub.local.template.Intrinsic.Equals;
import io.enterprisehub.local.template.Intrinsic.FindInMap;
import io.enterprisehub.local.template.Intrinsic.GetAtt;
import io.enterprisehub.local.template.Intrinsic.If;
import io.enterprisehub.local.template.Intrinsic.Join;
import io.enterprisehub.local.template.Intrinsic.Not;
import io.enterprisehub.local.template.Intrinsic.Or;
import io.enterprisehub.local.template.Intrinsic.Ref;
import io.enterprisehub.local.template.Intrinsic.Remote;
import io.enterprisehub.local.template.Intrinsic.Select;
import io.enterprisehub.local.template.Intrinsic.Split;
import io.enterprisehub.local.template.Intrinsic.Sub;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Resolves intrinsic functions to plain values. References go to {@link References}; conditions and mappings are the
 * template's own. A value that cannot be resolved is an error that names the place that asked for it.
 */
final class Evaluator {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, Object> conditions;
    private final Map<String, Object> mappings;
    private final References references;

    Evaluator(Map<String, Object> conditions, Map<String, Object> mappings, References references) {
        this.conditions = conditions;
        this.mappings = mappings;
        this.references = references;
    }

    String text(String place, Object node) {
        var value = value(place, node);
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            throw new TemplateException(place, "a single value is expected");
        }
        return String.valueOf(value);
    }

    int number(String place, Object node) {
        try {
            return Integer.parseInt(text(place, node));
        } catch (NumberFormatException e) {
            throw new TemplateException(place, "a whole number is expected", e);
        }
    }

    private Object value(String place, Object node) {
        if (!(node instanceof Intrinsic intrinsic)) {
            return node;
        }
        return switch (intrinsic) {
            case Ref ref -> references.ref(place, ref.name());
            case GetAtt att -> references.attribute(place, att.resource(), att.attribute());
            case Sub sub -> substitute(place, sub);
            case Join join ->
                items(place, join.items()).stream()
                        .map(item -> text(place, item))
                        .collect(Collectors.joining(join.delimiter()));
            case Split split -> Arrays.asList(text(place, split.text()).split(Pattern.quote(split.delimiter()), -1));
            case Select select -> select(place, select);
            case FindInMap find -> find(place, find);
            case If choice ->
                value(place, isTrue(place, new Condition(choice.condition())) ? choice.then() : choice.otherwise());
            case Condition condition -> isTrue(place, condition);
            case Equals equals -> isTrue(place, equals);
            case Not not -> isTrue(place, not);
            case And and -> isTrue(place, and);
            case Or or -> isTrue(place, or);
            case Remote remote ->
                throw new TemplateException(place, "!" + remote.function() + " can only be resolved on AWS");
        };
    }

    boolean isTrue(String place, Object node) {
        return switch (node) {
            case Condition condition -> {
                var definition = conditions.get(condition.name());
                if (definition == null) {
                    throw new TemplateException(place, "there is no condition " + condition.name());
                }
                yield isTrue(place, definition);
            }
            case Equals equals -> text(place, equals.left()).equals(text(place, equals.right()));
            case Not not -> !isTrue(place, not.operand());
            case And and -> and.operands().stream().allMatch(operand -> isTrue(place, operand));
            case Or or -> or.operands().stream().anyMatch(operand -> isTrue(place, operand));
            default -> throw new TemplateException(place, "a condition is expected");
        };
    }

    private Object select(String place, Select select) {
        var items = items(place, select.items());
        var index = number(place, select.index());
        if (index < 0 || index >= items.size()) {
            throw new TemplateException(place, "there is no item " + index + " to select");
        }
        return value(place, items.get(index));
    }

    private List<Object> items(String place, Object node) {
        return Trees.list(place, value(place, node));
    }

    private Object find(String place, FindInMap find) {
        var map = text(place, find.map());
        var first = text(place, find.first());
        var second = text(place, find.second());
        var found = Trees.child("Mappings." + map, Trees.child("Mappings", mappings, map), first)
                .get(second);
        if (found == null) {
            throw new TemplateException(place, "there is no Mappings." + map + "." + first + "." + second);
        }
        return found;
    }

    private String substitute(String place, Sub sub) {
        return VARIABLE.matcher(sub.text()).replaceAll(match -> {
            var name = match.group(1);
            return Matcher.quoteReplacement(
                    name.startsWith("!") ? "${" + name.substring(1) + "}" : variable(place, sub, name));
        });
    }

    private String variable(String place, Sub sub, String name) {
        var own = sub.variables().get(name);
        if (own != null) {
            return text(place, own);
        }
        var dot = name.indexOf('.');
        return dot < 0
                ? references.ref(place, name)
                : references.attribute(place, name.substring(0, dot), name.substring(dot + 1));
    }
}
