package io.enterprisehub.checks.template;

import io.enterprisehub.checks.LambdaZip;
import io.enterprisehub.checks.template.Template.Function;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every function keeps; each rule names the places that break it. */
final class FunctionRules {

    private static final Pattern RATE =
            Pattern.compile("rate\\((1 (minute|hour|day)|(?!1 )[1-9]\\d* (minutes|hours|days))\\)");
    private static final Pattern CRON = Pattern.compile("cron\\(\\S+( \\S+){5}\\)");

    private FunctionRules() {}

    static Stream<String> handlersAreInTheirZips(Template template) {
        return template.functions()
                .filter(function -> !isInItsZip(function.property("Handler").text(), function.module()))
                .map(Function::id);
    }

    static Stream<String> runtimeIsJava25OnArm(Template template) {
        return template.functions()
                .filter(function -> !function.property("Runtime").text().equals("java25")
                        || !function.property("Architectures").text().equals("[arm64]"))
                .map(Function::id);
    }

    /** Lambda's defaults are three seconds and 128 MB, which no function here survives. */
    static Stream<String> timeoutAndMemoryAreExplicit(Template template) {
        return template.functions()
                .filter(function -> function.resource().property("Timeout").number() < 1
                        || function.resource().property("MemorySize").number() < 512)
                .map(Function::id);
    }

    /** API Gateway gives up after 30 s: a function that works on answers nobody. */
    static Stream<String> functionsBehindTheApiAnswerInTime(Template template) {
        return template.functions()
                .filter(function -> function.events("HttpApi").findAny().isPresent())
                .filter(function -> function.property("Timeout").number() >= 30)
                .map(Function::id);
    }

    /** SnapStart works on published versions only, and only the alias leads to them. */
    static Stream<String> snapStartIsReached(Template template) {
        return template.functions()
                .filter(function ->
                        !function.property("SnapStart", "ApplyOn").text().equals("PublishedVersions")
                                || function.property("AutoPublishAlias").isAbsent()
                                || !function.property("AutoPublishAliasAllProperties")
                                        .text()
                                        .equals("true"))
                .map(Function::id);
    }

    static Stream<String> concurrencyIsBounded(Template template) {
        return template.functions()
                .filter(function ->
                        function.property("ReservedConcurrentExecutions").isAbsent())
                .map(Function::id);
    }

    static Stream<String> logsAreKeptForASetTime(Template template) {
        Stream<String> unbounded = template.resources("AWS::Logs::LogGroup")
                .filter(group -> group.property("RetentionInDays").isAbsent())
                .map(Template.Resource::id);
        Set<String> groups = template.resources("AWS::Logs::LogGroup")
                .map(Template.Resource::id)
                .collect(Collectors.toSet());
        Stream<String> elsewhere = template.functions()
                .filter(function -> !groups.contains(
                        function.property("LoggingConfig", "LogGroup").target()))
                .map(Function::id);
        return Stream.concat(unbounded, elsewhere);
    }

    static Stream<String> schedulesParseAndFailVisibly(Template template) {
        return template.functions()
                .flatMap(function -> function.events("ScheduleV2")
                        .filter(schedule -> !isSchedule(schedule.text("ScheduleExpression"))
                                || schedule.at("RetryPolicy").isAbsent()
                                || schedule.at("DeadLetterConfig").isAbsent())
                        .map(schedule -> function.id() + ": " + schedule.text("ScheduleExpression")));
    }

    private static boolean isSchedule(String expression) {
        return RATE.matcher(expression).matches() || CRON.matcher(expression).matches();
    }

    private static boolean isInItsZip(String handler, String module) {
        String[] parts = handler.split("::", -1);
        String entry = parts[0].replace('.', '/') + ".class";
        return parts.length == 2
                && LambdaZip.of(module).own().containsKey(entry)
                && hasPublicMethod(parts[0], parts[1]);
    }

    private static boolean hasPublicMethod(String type, String method) {
        try {
            Class<?> handler = Class.forName(type, false, FunctionRules.class.getClassLoader());
            return Arrays.stream(handler.getMethods())
                    .anyMatch(candidate -> candidate.getName().equals(method));
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
