package io.enterprisehub.checks.template;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every name that an intrinsic function uses is defined; a deployment would find out only half-way. */
final class ReferenceRules {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Set<String> PSEUDO = Set.of(
            "AWS::AccountId",
            "AWS::Partition",
            "AWS::Region",
            "AWS::StackName",
            "AWS::StackId",
            "AWS::URLSuffix",
            "AWS::NoValue",
            "AWS::NotificationARNs");

    private ReferenceRules() {}

    static Stream<String> everyReferenceResolves(Template template) {
        Set<String> resources = template.section("Resources").keySet();
        Set<String> values = new HashSet<>(PSEUDO);
        values.addAll(resources);
        values.addAll(template.section("Parameters").keySet());
        Set<String> conditions = template.section("Conditions").keySet();
        Set<String> mappings = template.section("Mappings").keySet();
        return template.tree()
                .walk()
                .flatMap(place -> Stream.of(
                                unknown(place.at("Ref"), values),
                                unknown(first(place.at("Fn::GetAtt")), resources),
                                unknown(first(place.at("Fn::If")), conditions),
                                unknown(first(place.at("Fn::FindInMap")), mappings),
                                place.at("Condition").value() instanceof String
                                        ? unknown(place.at("Condition"), conditions)
                                        : Stream.<String>empty(),
                                place.at("DependsOn").list().stream().flatMap(name -> unknown(name, resources)),
                                variables(place.at("Fn::Sub")).filter(name -> !values.contains(name)))
                        .flatMap(names -> names));
    }

    /** A parameter that nothing uses is a knob that turns nothing. */
    static Stream<String> everyParameterIsUsed(Template template) {
        Set<String> used = new HashSet<>();
        template.tree().walk().forEach(place -> {
            used.add(place.text("Ref"));
            variables(place.at("Fn::Sub")).forEach(used::add);
        });
        return template.section("Parameters").keySet().stream().filter(name -> !used.contains(name));
    }

    private static Tree first(Tree list) {
        List<Tree> elements = list.list();
        return elements.isEmpty() ? new Tree(null) : elements.getFirst();
    }

    private static Stream<String> unknown(Tree name, Set<String> known) {
        return name.isAbsent() || known.contains(name.text()) ? Stream.empty() : Stream.of(name.text());
    }

    /** The names in a Sub, an attribute without what follows its first dot. */
    private static Stream<String> variables(Tree sub) {
        return sub.isAbsent()
                ? Stream.empty()
                : VARIABLE.matcher(first(sub).text())
                        .results()
                        .map(found -> found.group(1).replaceFirst("\\..*", ""));
    }
}
