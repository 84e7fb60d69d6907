package io.enterprisehub.local.template;

import java.util.List;
import java.util.Map;

/** Turns a function's name and its plain YAML argument into a typed node. */
final class Intrinsics {
    private Intrinsics() {}

    /**
     * Builds the node of a function.
     *
     * @param name without {@code Fn::} or {@code !}
     * @throws IllegalArgumentException when the argument does not have the function's shape
     */
    static Intrinsic of(String name, Object argument) {
        return switch (name) {
            case "Ref" -> new Intrinsic.Ref(text(argument));
            case "Condition" -> new Intrinsic.Condition(text(argument));
            case "GetAtt" -> getAtt(argument);
            case "Sub" -> sub(argument);
            case "Join" ->
                new Intrinsic.Join(
                        text(list(argument, 2).get(0)), list(argument, 2).get(1));
            case "Split" ->
                new Intrinsic.Split(
                        text(list(argument, 2).get(0)), list(argument, 2).get(1));
            case "Select" ->
                new Intrinsic.Select(list(argument, 2).get(0), list(argument, 2).get(1));
            case "FindInMap" ->
                new Intrinsic.FindInMap(
                        list(argument, 3).get(0),
                        list(argument, 3).get(1),
                        list(argument, 3).get(2));
            case "If" ->
                new Intrinsic.If(
                        text(list(argument, 3).get(0)),
                        list(argument, 3).get(1),
                        list(argument, 3).get(2));
            case "Equals" ->
                new Intrinsic.Equals(list(argument, 2).get(0), list(argument, 2).get(1));
            case "Not" -> new Intrinsic.Not(list(argument, 1).getFirst());
            case "And" -> new Intrinsic.And(anyList(argument));
            case "Or" -> new Intrinsic.Or(anyList(argument));
            default -> new Intrinsic.Remote(name, argument);
        };
    }

    /** {@code Resource.Attribute.Part}, or the same as a list. */
    private static Intrinsic getAtt(Object argument) {
        if (argument instanceof List<?>) {
            return new Intrinsic.GetAtt(
                    text(list(argument, 2).get(0)), text(list(argument, 2).get(1)));
        }
        var name = text(argument);
        var dot = name.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("GetAtt needs Resource.Attribute, not " + name);
        }
        return new Intrinsic.GetAtt(name.substring(0, dot), name.substring(dot + 1));
    }

    private static Intrinsic sub(Object argument) {
        if (!(argument instanceof List<?>)) {
            return new Intrinsic.Sub(text(argument), Map.of());
        }
        return new Intrinsic.Sub(
                text(list(argument, 2).get(0)),
                Trees.map("Sub", list(argument, 2).get(1)));
    }

    private static String text(Object argument) {
        if (argument instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a string is expected, not " + argument);
    }

    private static List<Object> list(Object argument, int size) {
        var items = anyList(argument);
        if (items.size() != size) {
            throw new IllegalArgumentException(size + " arguments are expected, not " + items.size());
        }
        return items;
    }

    private static List<Object> anyList(Object argument) {
        return Trees.list("arguments", argument);
    }
}
