package io.enterprisehub.local.template;

import java.util.List;
import java.util.Map;

/** An intrinsic function of CloudFormation as it stands in a template, with its arguments unresolved. */
public sealed interface Intrinsic {
    record Ref(String name) implements Intrinsic {}

    record GetAtt(String resource, String attribute) implements Intrinsic {}

    /** {@code variables} are those of the long form; names that are not in it are references. */
    record Sub(String text, Map<String, Object> variables) implements Intrinsic {}

    record Join(String delimiter, Object items) implements Intrinsic {}

    record Select(Object index, Object items) implements Intrinsic {}

    record Split(String delimiter, Object text) implements Intrinsic {}

    record FindInMap(Object map, Object first, Object second) implements Intrinsic {}

    record If(String condition, Object then, Object otherwise) implements Intrinsic {}

    record Condition(String name) implements Intrinsic {}

    record Equals(Object left, Object right) implements Intrinsic {}

    record Not(Object operand) implements Intrinsic {}

    record And(List<Object> operands) implements Intrinsic {}

    record Or(List<Object> operands) implements Intrinsic {}

    /** One that only AWS can resolve, for example {@code !GetAZs}; harmless as long as nobody asks for it. */
    record Remote(String function, Object argument) implements Intrinsic {}
}
