package io.enterprisehub.checks.template;

import io.enterprisehub.checks.LambdaZip;
import io.enterprisehub.checks.Project;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variables that a function is given, those that its code asks for and those of the documents are the same. */
final class VariableRules {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z].*`) \\| ([a-z, ]+) \\|");
    private static final Pattern NAME = Pattern.compile("`([A-Z0-9_]+)`");
    /** What the SDK and the runtime read by themselves. */
    private static final Pattern PLATFORM = Pattern.compile("AWS_.*");

    private VariableRules() {}

    static Stream<String> variablesAreTheDocumentedOnes(Template template) {
        return differences(template, VariableRules::documented, "documented");
    }

    static Stream<String> variablesAreTheOnesThatTheCodeReads(Template template) {
        return differences(template, function -> VariablesInCode.of(LambdaZip.of(function)), "read");
    }

    private static Stream<String> differences(
            Template template, java.util.function.Function<String, Set<String>> other, String what) {
        return template.functions().flatMap(function -> {
            Set<String> given =
                    ours(function.property("Environment", "Variables").map().keySet());
            Set<String> wanted = ours(other.apply(function.module()));
            return Stream.concat(
                    minus(given, wanted).map(name -> function.id() + ": " + name + " is set and not " + what),
                    minus(wanted, given).map(name -> function.id() + ": " + name + " is " + what + " and not set"));
        });
    }

    private static Set<String> ours(Set<String> names) {
        return names.stream().filter(name -> !PLATFORM.matcher(name).matches()).collect(Collectors.toSet());
    }

    private static Set<String> documented(String function) {
        Set<String> names = new HashSet<>();
        ROW.matcher(Project.text("docs/architecture.md"))
                .results()
                .filter(row -> List.of(row.group(2).split(", ")).contains(function))
                .forEach(row -> NAME.matcher(row.group(1)).results().forEach(name -> names.add(name.group(1))));
        return names;
    }

    private static Stream<String> minus(Set<String> all, Set<String> without) {
        return new TreeSet<>(all).stream().filter(name -> !without.contains(name));
    }
}
